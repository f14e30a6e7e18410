import type { Bundle, BundleAgent } from '@parley/schemas';
import type { Receiver } from '../delivery/receiver.ts';
import type { Runner } from '../delivery/runner.ts';
import type { Counters } from '../delivery/statistics.ts';
import { ParleyError } from '../errors.ts';
import { contentTypes, decodePayload, encodeForwarded } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { isReservedType } from '../protocol/names.ts';
import type { IncomingPacket } from '../transport/transport.ts';
import type { PendingRequests } from './pending-requests.ts';
import { systemTypes } from './system-messages.ts';

export interface InboxOptions {
  readonly bundle: Bundle;
  readonly agent: BundleAgent;
  readonly counters: Counters;
  readonly pending: PendingRequests;
  readonly receiver: Receiver;
  readonly runner: Runner;
  readonly onReply: (reply: Message) => void;
  /** Somebody confirms durable messages; false when it makes no sense. */
  readonly onReceipt: (receipt: Message) => boolean;
  /** A directed message: goes the way of all others. */
  readonly onDirected: (packet: IncomingPacket) => void;
}

/** Sorts what comes to the control inbox: replies, cancellations, directed messages. */
export function createInbox(options: InboxOptions): (packet: IncomingPacket) => void {
  const { counters, pending } = options;
  const replyChannels = findReplyChannels(options.agent, options.bundle);
  const take = (message: Message, packet: IncomingPacket): void => {
    if (message.type === systemTypes.cancel) cancel(message, options);
    else if (message.causationId !== undefined && pending.settle(message)) options.onReply(message);
    else if (message.type === systemTypes.receipt) {
      if (!options.onReceipt(message)) counters.invalidSystem += 1;
    } else if (message.type === systemTypes.error || replyChannels.has(message.channel ?? ''))
      counters.orphans += 1;
    else if (isReservedType(message.type)) counters.invalidSystem += 1;
    else options.onDirected(packet);
  };
  return (packet) => {
    const { entries } = decodePayload(packet.payload, packet.properties.contentType);
    for (const decoded of entries) {
      if (decoded.ok) take(decoded.message, entries.length === 1 ? packet : single(packet, decoded.message));
      else counters.invalidSystem += 1;
    }
  };
}

/** REQ-REPLY-6, REQ-REPLY-7 */
/** One entry of a batch as a packet of its own: the others may be replies and receipts. */
function single(packet: IncomingPacket, message: Message): IncomingPacket {
  const { topic, qos, retain, duplicate } = packet;
  const properties = { ...packet.properties, contentType: contentTypes.event };
  const payload = Buffer.from(encodeForwarded(message));
  return { topic, qos, retain, duplicate, properties, payload, acknowledge: () => undefined };
}

function cancel({ sender, data }: Message, { counters, receiver, runner }: InboxOptions): void {
  const { messageId } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (typeof messageId !== 'string') {
    counters.invalidSystem += 1;
    return;
  }
  // Only the one who asked can take it back.
  const delivery = receiver.find(sender, messageId);
  if (delivery !== undefined)
    runner.cancel(delivery, new ParleyError('cancelled', `${sender} gave up`, { remote: true }));
}

/** Channels of replies that this agent gets only as replies. */
function findReplyChannels(agent: BundleAgent, bundle: Bundle): ReadonlySet<string> {
  const channels = Object.keys(agent.sends).flatMap((name) => bundle.channels[name]?.reply?.channel ?? []);
  return new Set(
    channels.filter(
      (name) => !Object.values(agent.receives).some((receive) => receive.channels.includes(name)),
    ),
  );
}
