import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UnreachableError } from '../unreachable-error.ts';

export interface Broker {
  readonly url: string;
  close(): Promise<void>;
}

const places = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'];

/** Starts a Mosquitto with its defaults on a free port. Throws an UnreachableError where there is none. */
export async function startMosquitto(): Promise<Broker> {
  const program = [process.env.MOSQUITTO ?? '', ...places].find((place) => existsSync(place));
  if (program === undefined) {
    throw new UnreachableError(
      'there is no Mosquitto: install it, set MOSQUITTO to its path, or give --broker',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'fleet-mosquitto-'));
  const port = await freePort();
  const config = join(folder, 'mosquitto.conf');
  await writeFile(config, `listener ${port} 127.0.0.1\nallow_anonymous true\n`);
  const child = spawn(program, ['-c', config], { stdio: 'ignore' });
  const exit = once(child, 'exit');
  while (!(await answers(port))) await pause(20);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async close() {
      child.kill();
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
