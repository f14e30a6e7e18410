import type { BundleChannel } from '@parley/schemas';
import {
  type Topics,
  contentTypes,
  encodeMessage,
  expirySeconds,
  formatAddress,
  formatSource,
  formatTime,
  memberAt,
  parsePointer,
} from '@parley/runtime/protocol';
import type { OutgoingPacket } from '@parley/runtime/transport';
import type { Draft } from './draft.ts';

/** Operators may send on any channel; this is the name that configurations allow by default. */
export const operator = 'parley-explorer';

export interface PacketOptions {
  readonly topics: Topics;
  readonly channel: BundleChannel;
  readonly id: string;
  readonly instance: string;
  readonly nowMs: number;
  /** How long a reply is waited for; absent: none is asked for. */
  readonly waitMs?: number | undefined;
}

/** The packet of a message, as the contract of its channel has it sent. Throws when it has no topic. */
export function packetOf(draft: Draft, options: PacketOptions): OutgoingPacket {
  const { topics, channel, id, instance, nowMs, waitMs } = options;
  const { retain, delivery } = channel;
  const replyTo = waitMs === undefined ? undefined : inboxOf(topics, instance);
  const ttlMs = waitMs === undefined ? channel.ttlMs : Math.min(waitMs, channel.ttlMs ?? waitMs);
  const place = placeOf(draft, options);
  const payload = encodeMessage({
    id,
    sender: formatSource(operator, instance),
    type: draft.type,
    time: formatTime(nowMs),
    channel: channel.name,
    ...place.route,
    ...envelopeOf(draft, channel),
    correlationId: draft.correlationId ?? id,
    data: draft.data,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(ttlMs === null ? {} : { expiresAt: formatTime(nowMs + ttlMs) }),
  });
  if (Buffer.byteLength(payload) > channel.maxBytes)
    throw new Error(`${channel.name} takes messages of at most ${String(channel.maxBytes)} bytes`);
  return {
    topic: place.topic,
    payload,
    qos: delivery === 'at-most-once' ? 0 : 1,
    retain: retain && place.route.receiver === undefined,
    properties: {
      contentType: contentTypes.event,
      ...(replyTo === undefined ? {} : { responseTopic: replyTo, correlationData: Buffer.from(id) }),
      ...(ttlMs === null ? {} : { messageExpirySeconds: expirySeconds(ttlMs) }),
    },
  };
}

/** Where replies to a sender of ours come. */
export function inboxOf(topics: Topics, instance: string): string {
  return topics.inbox(operator, instance, 'control');
}

interface MessagePlace {
  readonly topic: string;
  readonly route: { readonly receiver?: string; readonly address?: string };
}

/** The channel's topic, or the inbox of the one that it is for. */
function placeOf({ to, parameters, priority }: Draft, { topics, channel }: PacketOptions): MessagePlace {
  const { address, name } = channel;
  const isFilled = address !== null && (to === undefined || Object.keys(parameters).length > 0);
  const filled = isFilled ? topics.channel(formatAddress(address, parameters)) : undefined;
  if (to === undefined) {
    if (filled === undefined)
      throw new Error(`${name} has no address: its messages go to the inbox of an agent, so say to whom`);
    return { topic: filled, route: {} };
  }
  const [agent = '', instance = 'front'] = to.split('/');
  const isUrgent = (priority ?? channel.priority) === 'critical' && instance !== 'front';
  return {
    topic: topics.inbox(agent, instance, isUrgent ? 'control' : 'bulk'),
    route: { receiver: to, ...(filled === undefined ? {} : { address: filled }) },
  };
}

function envelopeOf(draft: Draft, channel: BundleChannel) {
  const { causationId, subject, tags, headers } = draft;
  const priority = draft.priority ?? channel.priority;
  return {
    ...orderKeyOf(channel, draft.data),
    ...(priority === 'normal' ? {} : { priority }),
    ...(causationId === undefined ? {} : { causationId }),
    ...(subject === undefined ? {} : { subject }),
    ...(tags === undefined ? {} : { tags }),
    ...(headers === undefined ? {} : { headers }),
  };
}

/** What `orderBy` of the channel points at. */
function orderKeyOf({ orderBy }: BundleChannel, data: unknown): { readonly orderKey?: string } {
  const found = orderBy === null ? undefined : memberAt(data, parsePointer(orderBy));
  return typeof found === 'string' || typeof found === 'number' ? { orderKey: String(found) } : {};
}
