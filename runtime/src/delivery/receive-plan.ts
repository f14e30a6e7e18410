import type { BundleAgent } from '@parley/schemas';
import type { Clock } from '../clock.ts';
import { handlingBounds, Histogram } from '../histogram.ts';
import type { Attempt, ReceivePlan } from './attempt.ts';
import { Mailbox } from './mailbox.ts';

/** What may wait for one receive; the broker's window keeps it far below, where there is one. */
const capacity = 10_000;
const capacityBytes = 64 * 1024 ** 2;

export function createReceivePlans(
  agent: BundleAgent,
  clock: Clock,
  run: (attempt: Attempt) => void,
): readonly ReceivePlan[] {
  return Object.entries(agent.receives).map(([key, receive]) => ({
    key,
    kind: kindOf(key),
    receive,
    types: new Set(receive.messages),
    handling: new Histogram(handlingBounds),
    mailbox: new Mailbox<Attempt>({ clock, concurrency: receive.concurrency, capacity, capacityBytes, run }),
  }));
}

/** The receives that a channel's messages are offered to, found once per channel. */
export function createReceivesOf(plans: readonly ReceivePlan[]): (channel: string) => readonly ReceivePlan[] {
  const found = new Map<string, readonly ReceivePlan[]>();
  return (channel) => {
    const known = found.get(channel);
    if (known !== undefined) return known;
    const matching = plans.filter((plan) =>
      plan.kind === 'system' ? plan.key === channel : plan.receive.channels.includes(channel),
    );
    found.set(channel, matching);
    return matching;
  };
}

function kindOf(key: string): ReceivePlan['kind'] {
  if (key.startsWith('parley.')) return 'system';
  return key.includes('*') ? 'pattern' : 'channel';
}
