import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { untilListening } from './ports.ts';

export interface TestBroker {
  readonly url: string;
  /** Default SIGTERM, which lets it write what it keeps. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** On the same port, with what it wrote. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

export interface BrokerCommand {
  /** For people. */
  readonly name: string;
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Its own: removed at the end. */
  readonly folder: string;
  readonly port: number;
  /** Until it accepts connections. */
  readonly startMs: number;
}

/** A broker that is one process of ours: it keeps its data in a folder of its own and listens on loopback only. */
export class BrokerProcess implements TestBroker {
  readonly url: string;
  readonly #command: BrokerCommand;
  #process: ChildProcess | undefined;

  constructor(command: BrokerCommand) {
    this.#command = command;
    this.url = `mqtt://127.0.0.1:${command.port}`;
  }

  async start(): Promise<void> {
    const { program, parameters, environment, folder, port, startMs } = this.#command;
    const output = openSync(join(folder, 'output'), 'w');
    const child = spawn(program, parameters, {
      cwd: folder,
      // Nothing of the user's: neither settings nor cookies of other brokers.
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', ...environment },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    endWithUs(child);
    this.#process = child;
    const failed = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        reject(new Error(`it ended with ${code ?? signal ?? 'no code'}`));
      });
    });
    failed.catch(() => undefined);
    try {
      await Promise.race([untilListening(port, startMs), failed]);
    } catch (caught) {
      throw new Error(`${this.#command.name} does not start: ${await this.#explain(caught)}`, {
        cause: caught,
      });
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  async close(): Promise<void> {
    await this.stop('SIGKILL');
    await rm(this.#command.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #explain(caught: unknown): Promise<string> {
    const output = await readFile(join(this.#command.folder, 'output'), 'utf8').catch(() => '');
    const reason = caught instanceof Error ? caught.message : String(caught);
    return `${reason}; it said: ${output.trim().split('\n').slice(-8).join('\n')}`;
  }
}

/** A run that is broken off leaves nothing behind. */
export function endWithUs(child: ChildProcess): void {
  const end = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
}

export interface BrokerProgram {
  readonly name: string;
  /** Debian's package. */
  readonly packageName: string;
  /** Where it may be; the first that exists is taken. */
  readonly candidates: readonly (string | undefined)[];
}

/** Like `describe`, for tests that need a broker: without it a named skip, on CI a failure. */
export function describeWithBroker(
  { name, packageName, candidates }: BrokerProgram,
  title: string,
  define: () => void,
): void {
  if (findProgram({ candidates }) !== undefined) describe(title, define);
  else if (process.env.CI === 'true') {
    it(`${title}: needs ${name}`, () => {
      throw new Error(`${name} is missing: install it (apt-get install ${packageName})`);
    });
  } else describe.skip(`${title} (${name} is missing)`, define);
}

export function findProgram({ candidates }: Pick<BrokerProgram, 'candidates'>): string | undefined {
  return candidates.find((path) => path !== undefined && existsSync(path));
}
