import { topicMatches } from '@parley/runtime/protocol';
import type { Judge } from '../judge/judge.ts';

/** A judge that leaves out what nobody wants to see, and counts it. */
export interface ExcludingJudge extends Judge {
  /** Packets that were left out. */
  readonly excluded: number;
}

/** Topics that are told apart without comparing; more are compared each time. */
const maxKnown = 10_000;

/** `filters` as they stand in MQTT: packets on topics that match one of them are not judged. */
export function excludeTopics(judge: Judge, filters: readonly string[]): ExcludingJudge {
  const known = new Map<string, boolean>();
  const isExcluded = (topic: string): boolean => {
    const before = known.get(topic);
    if (before !== undefined) return before;
    const found = filters.some((filter) => topicMatches(filter, topic));
    if (known.size < maxKnown) known.set(topic, found);
    return found;
  };
  let excluded = 0;
  return {
    get bundle() {
      return judge.bundle;
    },
    get excluded() {
      return excluded;
    },
    judge: (packet, nowMs) => {
      if (filters.length === 0 || !isExcluded(packet.topic)) return judge.judge(packet, nowMs);
      excluded += 1;
      return [];
    },
  };
}
