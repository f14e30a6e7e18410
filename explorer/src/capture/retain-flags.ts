import { topicMatches } from '@parley/runtime/protocol';
import type { IncomingPacket } from '@parley/runtime/transport';

/** What the retain flag of a packet says. */
export interface RetainFacts {
  /** The broker kept the packet before this subscription: it may be old. */
  readonly retained: boolean;
  /** The broker keeps it from now on; undefined where nobody can tell (MQTT 3.1.1). */
  readonly isKept: boolean | undefined;
}

/** Tells a packet that the broker had kept from one that came just now to be kept: both have the flag. */
export interface RetainFlags {
  /** More filters are asked for; until they are settled, the flag in them means that the broker had kept a packet. */
  asked(filters: readonly string[]): void;
  /** From now on the packets of a filter have the flag that they were published with. */
  settled(filter: string): void;
  read(packet: Pick<IncomingPacket, 'topic' | 'retain'>): RetainFacts;
}

// The same objects each time: this is asked for every packet.
const keptBefore: RetainFacts = { retained: true, isKept: true };
const publishedToKeep: RetainFacts = { retained: false, isKept: true };
const passing: RetainFacts = { retained: false, isKept: false };
const unknown: RetainFacts = { retained: false, isKept: undefined };

export function createRetainFlags(): RetainFlags {
  const settled: string[] = [];
  let open = 0;
  const isSettled = (topic: string) =>
    // Nearly always nothing is open: then nothing is compared.
    settled.length > 0 && (open === 0 || settled.some((filter) => topicMatches(filter, topic)));
  return {
    asked: (filters) => {
      open += filters.length;
    },
    settled: (filter) => {
      settled.push(filter);
      open -= 1;
    },
    read: ({ topic, retain }) => {
      const isPlain = isSettled(topic);
      if (retain) return isPlain ? publishedToKeep : keptBefore;
      return isPlain ? passing : unknown;
    },
  };
}
