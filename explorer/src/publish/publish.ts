import type { Bundle, BundleChannel } from '@parley/schemas';
import {
  contentTypes,
  createTopics,
  createUuidV7,
  encodeMessage,
  expirySeconds,
  formatAddress,
  formatSource,
  formatTime,
} from '@parley/runtime/protocol';
import type { OutgoingPacket, TransportFactory } from '@parley/runtime/transport';
import { createChecks } from '../judge/checks.ts';
import { type Draft, channelOf } from './draft.ts';

/** What became of a message; `invalid`: nothing was sent. */
export type Published =
  | { readonly kind: 'sent'; readonly id: string; readonly topic: string }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

export interface PublishOptions {
  readonly bundle: Bundle;
  readonly transports: TransportFactory;
  /** Names the connection and the sender: `parley-explorer/{instance}`. */
  readonly instance: string;
  /** Sends data that breaks its schema all the same. Default false. */
  readonly force?: boolean;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}

/** Operators may send on any channel; this is the name that configurations allow by default. */
const operator = 'parley-explorer';
const connectTimeoutMs = 5000;

/** Sends one message, on a connection of its own. Throws when it has no topic or the broker cannot be reached. */
export async function publishMessage(draft: Draft, options: PublishOptions): Promise<Published> {
  const { bundle, transports, instance, force = false, now = Date.now } = options;
  const channel = channelOf(bundle, draft.channel);
  if (!channel.messages.includes(draft.type)) throw new Error(`${channel.name} does not carry ${draft.type}`);
  const problems = createChecks(bundle).data(draft.type, draft.data);
  if (problems.length > 0 && !force)
    return {
      kind: 'invalid',
      problems: problems.map(({ pointer, expected }) => `${pointer || '/'}: expected ${expected}`),
    };
  const id = createUuidV7(now(), (bytes) => crypto.getRandomValues(bytes));
  const packet = packetOf(draft, { bundle, channel, id, instance, nowMs: now() });
  const transport = transports.create({ clientId: `${operator}-${instance}-${id.slice(-8)}` });
  try {
    await transport.open(AbortSignal.timeout(connectTimeoutMs));
    await transport.publish(packet);
  } finally {
    await transport.close();
  }
  return { kind: 'sent', id, topic: packet.topic };
}

interface Sending {
  readonly bundle: Bundle;
  readonly channel: BundleChannel;
  readonly id: string;
  readonly instance: string;
  readonly nowMs: number;
}

function packetOf(draft: Draft, { bundle, channel, id, instance, nowMs }: Sending): OutgoingPacket {
  const { address, ttlMs, priority, retain, delivery, name } = channel;
  if (address === null) throw new Error(`${name} has no address: its messages are sent to an agent's inbox`);
  const topics = createTopics({ prefix: bundle.prefix, tenant: bundle.tenant });
  const payload = encodeMessage({
    id,
    sender: formatSource(operator, instance),
    type: draft.type,
    time: formatTime(nowMs),
    channel: name,
    correlationId: id,
    data: draft.data,
    ...orderKeyOf(channel, draft.data),
    ...(priority === 'normal' ? {} : { priority }),
    ...(ttlMs === null ? {} : { expiresAt: formatTime(nowMs + ttlMs) }),
  });
  return {
    topic: topics.channel(formatAddress(address, draft.parameters)),
    payload,
    qos: delivery === 'at-most-once' ? 0 : 1,
    retain,
    properties: {
      contentType: contentTypes.event,
      ...(ttlMs === null ? {} : { messageExpirySeconds: expirySeconds(ttlMs) }),
    },
  };
}

/** What `orderBy` of the channel points at. */
function orderKeyOf({ orderBy }: BundleChannel, data: unknown): { readonly orderKey?: string } {
  if (orderBy === null) return {};
  let found = data;
  for (const step of orderBy.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    found =
      typeof found === 'object' && found !== null
        ? (found as Readonly<Record<string, unknown>>)[key]
        : undefined;
  }
  return typeof found === 'string' || typeof found === 'number' ? { orderKey: String(found) } : {};
}
