import type { EmbeddedBroker } from '@parley/runtime/broker';
import { createWorkspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import { resolveBroker } from '../connect/resolve.ts';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** A broker where the workspace has its own, if that is on this machine and its port is free; else on any free port. */
export async function startLocalBroker(folder: string): Promise<EmbeddedBroker> {
  const { startBroker } = await import('@parley/runtime/broker');
  const port = await wantedPort(folder);
  if (port === undefined) return startBroker();
  return startBroker({ port }).catch(() => startBroker());
}

async function wantedPort(folder: string): Promise<number | undefined> {
  try {
    const { config } = createWorkspace(await readWorkspace(folder));
    const { protocol, hostname, port } = new URL(resolveBroker(undefined, config).url);
    return protocol === 'mqtt:' && loopback.includes(hostname) ? Number(port || 1883) : undefined;
  } catch {
    // A configuration that names no broker rightly does not keep one from starting.
    return undefined;
  }
}
