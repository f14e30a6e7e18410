import { topicMatches } from '@parley/runtime/protocol';
import type { IncomingPacket } from '@parley/runtime/transport';

/** What the retain flag of a packet says. */
export interface RetainFacts {
  /** The broker kept the packet before this subscription: it may be old. */
  readonly retained: boolean;
  /** The broker keeps it from now on; undefined where nobody can tell (MQTT 3.1.1). */
  readonly isKept: boolean | undefined;
}

/**
 * Tells a packet that the broker had kept from one that came just now to be kept: both have the flag. What was kept comes before or shortly
 * after the answer to the subscription, once a topic; brokers with many nodes take their time.
 */
export interface RetainFlags {
  /** More filters are asked for; until they are settled, the flag in them means that the broker had kept a packet. */
  asked(filters: readonly string[]): void;
  /** The broker answered: from now on the packets of a filter have the flag that they were published with. */
  settled(filter: string, atMs: number): void;
  read(packet: Pick<IncomingPacket, 'topic' | 'retain'>, atMs: number): RetainFacts;
}

/** That long after the answer the first packet of a topic that has the flag is taken for one that was kept before. */
const graceMs = 1000;

// The same objects each time: this is asked for every packet.
const keptBefore: RetainFacts = { retained: true, isKept: true };
const publishedToKeep: RetainFacts = { retained: false, isKept: true };
const passing: RetainFacts = { retained: false, isKept: false };
const unknown: RetainFacts = { retained: false, isKept: undefined };

export function createRetainFlags(): RetainFlags {
  const settled: string[] = [];
  /** Topics that had the flag lately, while what was kept may still come. */
  const seen = new Set<string>();
  let open = 0;
  let graceUntilMs = -Infinity;
  const isSettled = (topic: string) =>
    // Nearly always nothing is open: then nothing is compared.
    settled.length > 0 && (open === 0 || settled.some((filter) => topicMatches(filter, topic)));

  function isFirst(topic: string, atMs: number): boolean {
    if (open === 0 && atMs >= graceUntilMs) {
      seen.clear();
      return false;
    }
    const isNew = !seen.has(topic);
    seen.add(topic);
    return isNew;
  }

  return {
    asked: (filters) => {
      open += filters.length;
    },
    settled: (filter, atMs) => {
      settled.push(filter);
      open -= 1;
      graceUntilMs = atMs + graceMs;
    },
    read: ({ topic, retain }, atMs) => {
      const isPlain = isSettled(topic);
      if (!retain) return isPlain ? passing : unknown;
      return isFirst(topic, atMs) || !isPlain ? keptBefore : publishedToKeep;
    },
  };
}
