import type { BundleChannel } from '@parley/schemas';
import { type Message, encodeForwarded } from '@parley/runtime/protocol';

/** The packet that a message came in. */
export interface Carrier {
  readonly bytes: number;
  readonly isBatch: boolean;
}

/** What a message has more of than its channel allows; undefined for nearly all. */
export function limitFault(message: Message, channel: BundleChannel, carrier: Carrier): string | undefined {
  const { name, maxBytes, hops } = channel;
  if (carrier.bytes > maxBytes) {
    // REQ-BATCH-12: the limit is of each entry.
    const bytes = carrier.isBatch ? Buffer.byteLength(encodeForwarded(message)) : carrier.bytes;
    if (bytes > maxBytes) return `${String(bytes)} bytes; ${name} allows ${String(maxBytes)}`;
  }
  const handedOn = message.hops ?? 0;
  return handedOn > hops ? `${String(handedOn)} hops; ${name} allows ${String(hops)}` : undefined;
}
