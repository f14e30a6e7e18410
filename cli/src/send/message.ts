import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Bundle, BundleChannel } from '@parley/schemas';
import { nearestOf } from '@parley/toolchain/nearest';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** What the command line says about a message. */
export interface MessageWords {
  readonly channel: string;
  /** JSON, or `-` for stdin. */
  readonly data: string | undefined;
}

/** The channel of that name; fails with the nearest name. */
export function findChannel(bundle: Bundle, name: string): BundleChannel {
  const channel = Object.hasOwn(bundle.channels, name) ? bundle.channels[name] : undefined;
  if (channel !== undefined) return channel;
  const near = nearestOf(name, Object.keys(bundle.channels));
  throw new Failure(`no channel "${name}" in the contracts`, {
    hint: near === undefined ? 'parley check lists what is there.' : `Did you mean ${near}?`,
  });
}

/** The message type: the wanted one, or the only one of the channel. */
export function chooseType(channel: BundleChannel, wanted: string | undefined): string {
  if (wanted !== undefined) {
    if (channel.messages.includes(wanted)) return wanted;
    throw new Failure(`${channel.name} does not carry ${wanted}`, {
      hint: `It carries: ${channel.messages.join(', ')}`,
    });
  }
  if (channel.messages.length === 1) return channel.messages[0];
  throw new Failure(`${channel.name} carries several messages: say which with --type`, {
    hint: `It carries: ${channel.messages.join(', ')}`,
  });
}

/** The data from the argument, `--file`, or stdin (`-`). */
export async function readData(data: string | undefined, file: string | undefined): Promise<unknown> {
  if (data !== undefined && file !== undefined) throw new Failure('give the data or --file, not both');
  if (file !== undefined) return parseData(await readFile(file, 'utf8'), file);
  if (data !== undefined && data !== '-') return parseData(data, 'the data');
  if (data === undefined) {
    throw new Failure('there is no data', {
      hint: `Give it as JSON ('{"a": 1}'), with --file, or - for stdin.`,
    });
  }
  return parseData(await text(process.stdin), 'stdin');
}

function parseData(json: string, where: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(`${where} is no JSON: ${reason}`, {
      exitCode: exitCodes.usage,
      hint: 'A text needs its own quotation marks: \'"tea"\'',
    });
  }
}

/** Fails unless exactly the parameters of the address are given, each with a value. */
export function assertParameters(channel: BundleChannel, given: Readonly<Record<string, string>>): void {
  const wanted = Object.keys(channel.parameters);
  const missing = wanted.filter((name) => !Object.hasOwn(given, name));
  const extra = Object.keys(given).find((name) => !wanted.includes(name));
  const hint = `The address is ${channel.address ?? 'none: the channel lives in inboxes'}`;
  if (extra !== undefined) throw new Failure(`${channel.name} has no parameter "${extra}"`, { hint });
  if (missing.length === 0) return;
  const options = missing.map((name) => `--param ${name}=...`).join(' ');
  throw new Failure(`${channel.name} needs ${options}`, { hint });
}
