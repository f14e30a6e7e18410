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

/** Senders of a channel: their names are their own. */
const maxRemembered = 1000;

export function createSenders(bundle: Bundle, nowMs: number): Senders {
  const channels = new Map<string, Traffic>();
  const sent = new Map<string, Traffic>();
  const since = new Map<string, number>();
  /** What a message counts for, by its channel, if that is declared, and its sender: keys are put together once. */
  const counted = new Map<string, Map<string, readonly Traffic[]>>();

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
    counted.clear();
    for (const name of Object.keys(declared)) counted.set(name, new Map<string, readonly Traffic[]>());
  }

  function countedOf(channel: string, sender: string): readonly Traffic[] {
    const [agent = ''] = sender.split('/');
    const key = keyOf(agent, channel);
    const own = trafficOf(channels, channel);
    return agent !== '' && since.has(key) ? [own, trafficOf(sent, key)] : [own];
  }

  function remembered(channel: string, sender: string): readonly Traffic[] {
    const senders = counted.get(channel);
    const known = senders?.get(sender);
    if (senders === undefined) return [];
    if (known !== undefined) return known;
    const made = countedOf(channel, sender);
    if (senders.size >= maxRemembered) senders.clear();
    senders.set(sender, made);
    return made;
  }

  use(bundle, nowMs);
  return {
    see: ({ channel, reserved }, { atMs, sender }) => {
      if (channel === undefined || reserved) return;
      for (const traffic of remembered(channel, sender)) {
        traffic.count += 1;
        traffic.lastAtMs = atMs;
      }
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

function trafficOf(counts: Map<string, Traffic>, key: string): Traffic {
  const known = counts.get(key);
  if (known !== undefined) return known;
  const made = { count: 0, lastAtMs: 0 };
  counts.set(key, made);
  return made;
}
