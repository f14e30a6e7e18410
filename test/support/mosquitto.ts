import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describeWithBroker, findProgram, type BrokerProgram } from './broker-process.ts';
import { freePort, untilListening } from './ports.ts';

export const mosquitto: BrokerProgram = {
  name: 'Mosquitto',
  packageName: 'mosquitto',
  candidates: [process.env.MOSQUITTO, '/usr/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'],
};
const program = findProgram(mosquitto);

export interface Mosquitto {
  readonly url: string;
  readonly port: number;
  readonly websocketUrl: string;
  readonly websocketPort: number;
  /** Default SIGTERM, which lets it write its database. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** On the same ports, with what it wrote. */
  start(): Promise<void>;
  /** Stops and removes its folder. */
  close(): Promise<void>;
}

/** Like `describe`, for tests that need Mosquitto: without it a named skip, on CI a failure. */
export function describeWithMosquitto(name: string, define: () => void): void {
  describeWithBroker(mosquitto, name, define);
}

/** Runs Mosquitto on free loopback ports. `settings`: further lines of its configuration. */
export async function startMosquitto(settings: readonly string[] = []): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-mosquitto-'));
  const [port, websocketPort] = [await freePort(), await freePort()];
  const lines = [
    `listener ${port} 127.0.0.1`,
    `listener ${websocketPort} 127.0.0.1`,
    'protocol websockets',
    'allow_anonymous true',
    'persistence true',
    `persistence_location ${folder}/`,
    // Started by root it becomes another user, who may not write there.
    `user ${userInfo().username}`,
    ...settings,
  ];
  const config = join(folder, 'mosquitto.conf');
  await writeFile(config, `${lines.join('\n')}\n`);
  const broker = new MosquittoProcess(config, port, websocketPort);
  await broker.start();
  return broker;
}

class MosquittoProcess implements Mosquitto {
  readonly url: string;
  readonly websocketUrl: string;
  readonly port: number;
  readonly websocketPort: number;
  readonly #config: string;
  #process: ChildProcess | undefined;

  constructor(config: string, port: number, websocketPort: number) {
    this.#config = config;
    this.port = port;
    this.websocketPort = websocketPort;
    this.url = `mqtt://127.0.0.1:${port}`;
    this.websocketUrl = `ws://127.0.0.1:${websocketPort}`;
  }

  async start(): Promise<void> {
    this.#process = spawn(program ?? 'mosquitto', ['-c', this.#config], { stdio: 'ignore' });
    await untilListening(this.port);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  async close(): Promise<void> {
    await this.stop('SIGKILL');
    await rm(join(this.#config, '..'), { recursive: true, force: true });
  }
}
