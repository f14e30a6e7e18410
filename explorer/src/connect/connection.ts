import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MqttOptions } from '@parley/runtime/transport';
import { ConnectError } from './connect-error.ts';
import type { BrokerTarget } from './resolve.ts';

/** How to connect to a broker: names, passwords, protocol and TLS. Files are named from the workspace's folder. */
export function connectionOptions(target: BrokerTarget, folder: string): MqttOptions {
  const { username, password, protocol, rejectUnauthorized, servername } = target;
  const files = (['ca', 'cert', 'key'] as const).flatMap((name) => {
    const file = target[name];
    if (file === undefined) return [];
    return [[name, isPem(file) ? file : readText(name, resolve(folder, file))] as const];
  });
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(protocol === undefined ? {} : { protocol }),
    tls: {
      ...Object.fromEntries(files),
      ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
      ...(servername === undefined ? {} : { servername }),
    },
  };
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN');
}

function readText(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConnectError(`the broker's "${option}" cannot be read: ${reason}`, {
      cause,
      kind: 'unreadable',
      hint: 'Files of a broker are named from the folder of the workspace.',
    });
  }
}
