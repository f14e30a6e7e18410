import type { Bundle } from '@parley/schemas';
import type { CapturedMessage } from '../capture/capture.ts';
import type { Seen } from './sighting.ts';

/** What each agent sent on each channel, and on which channels nothing came: what contracts promise and nobody does. */
export interface Senders {
  see(captured: CapturedMessage, seen: Seen): void;
  /** Messages of a channel, and when the last came. */
  channel(name: string): Traffic | undefined;
  sent(agent: string, channel: string): Traffic | undefined;
  /** Since when somebody looks for it: the contracts may have it only since later. */
  sinceMs(agent: string, channel: string): number;
  use(bundle: Bundle, nowMs: number): void;
}

export interface Traffic {
  count: number;
  lastAtMs: number;
}

export function createSenders(bundle: Bundle, nowMs: number): Senders {
  const channels = new Map<string, Traffic>();
  const sent = new Map<string, Traffic>();
  const since = new Map<string, number>();

  function use({ channels: declared, agents }: Bundle, atMs: number): void {
    const keys = new Set(
      Object.values(agents).flatMap(({ name, sends }) => Object.keys(sends).map((key) => keyOf(name, key))),
    );
    for (const name of Object.keys(declared)) keys.add(keyOf('', name));
    for (const key of keys) if (!since.has(key)) since.set(key, atMs);
    for (const key of since.keys()) if (!keys.has(key)) since.delete(key);
    // What is not declared is not counted here: names from outside would fill the memory.
    for (const key of sent.keys()) if (!since.has(key)) sent.delete(key);
    for (const name of channels.keys()) if (!Object.hasOwn(declared, name)) channels.delete(name);
  }

  use(bundle, nowMs);
  return {
    see: ({ channel, reserved }, { atMs, sender }) => {
      if (channel === undefined || reserved || !since.has(keyOf('', channel))) return;
      count(channels, channel, atMs);
      const [agent = ''] = sender.split('/');
      const key = keyOf(agent, channel);
      if (agent !== '' && since.has(key)) count(sent, key, atMs);
    },
    channel: (name) => channels.get(name),
    sent: (agent, channel) => sent.get(keyOf(agent, channel)),
    sinceMs: (agent, channel) => since.get(keyOf(agent, channel)) ?? nowMs,
    use,
  };
}

function keyOf(agent: string, channel: string): string {
  return `${agent}\n${channel}`;
}

function count(counts: Map<string, Traffic>, key: string, atMs: number): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { count: 1, lastAtMs: atMs });
  else {
    known.count += 1;
    known.lastAtMs = atMs;
  }
}
