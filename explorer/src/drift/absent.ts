import type { TopicContracts } from './contracts.ts';
import type { Drift } from './drift.ts';
import { quoted } from './paths.ts';
import type { DriftItem } from './protocol.ts';
import type { Senders } from './senders.ts';

/** What agents declare that they send, and never sent while somebody watched. */
export function silentItems(
  { senders, uptime }: Drift,
  { bundle }: TopicContracts,
  nowMs: number,
): readonly DriftItem[] {
  const found = Object.values(bundle.agents).flatMap(({ name, sends, external }) => {
    const upMs = uptime.of(name, nowMs) ?? 0;
    return Object.keys(sends)
      .filter((channel) => senders.sent(name, channel) === undefined)
      .map((channel) => ({ upMs, item: silentItem({ name, channel, upMs, external }, senders) }));
  });
  // Who was there longest comes first: its silence says most.
  return found.sort((one, other) => other.upMs - one.upMs).map(({ item }) => item);
}

interface Silent {
  readonly name: string;
  readonly channel: string;
  readonly upMs: number;
  readonly external: boolean;
}

function silentItem({ name, channel, upMs, external }: Silent, senders: Senders): DriftItem {
  const since = new Date(senders.sinceMs(name, channel)).toISOString();
  return {
    key: JSON.stringify([name, channel]),
    title: name,
    about: channel,
    remark: upOf(upMs, external),
    seen: undefined,
    facts: [{ name: 'Nothing since', values: [since], hasMore: false }],
    query: `channel:${quoted(channel)}`,
    canAdd: false,
  };
}

/** Silence says something only of who was there. */
function upOf(upMs: number, isExternal: boolean): string {
  if (upMs === 0) return isExternal ? 'a foreign client: nobody knows whether it was there' : 'was not up';
  return `was up for ${upMs < 60_000 ? `${String(Math.round(upMs / 1000))} s` : `${String(Math.round(upMs / 60_000))} min`}`;
}

/** Channels on which nothing came. */
export function deadItems({ senders }: Drift, { bundle }: TopicContracts): readonly DriftItem[] {
  const agents = Object.values(bundle.agents);
  return Object.values(bundle.channels)
    .filter(({ name }) => senders.channel(name) === undefined)
    .map(({ name, address }): DriftItem => {
      const from = agents.filter(({ sends }) => Object.hasOwn(sends, name)).map((agent) => agent.name);
      const to = agents
        .filter(({ receives }) => Object.values(receives).some(({ channels }) => channels.includes(name)))
        .map((agent) => agent.name);
      return {
        key: name,
        title: name,
        about: address ?? 'in inboxes',
        remark: from.length === 0 ? 'no agent sends it' : `sent by ${from.join(', ')}`,
        seen: undefined,
        facts: [
          { name: 'Received by', values: to.length === 0 ? ['nobody'] : to, hasMore: false },
          {
            name: 'Nothing since',
            values: [new Date(senders.sinceMs('', name)).toISOString()],
            hasMore: false,
          },
        ],
        query: `channel:${quoted(name)}`,
        canAdd: false,
      };
    });
}
