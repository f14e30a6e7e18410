import type { CapturedMessage } from '../capture/capture.ts';
import type { Repeats } from './protocol.ts';

/** How often the same thing was wrong in the same place. */
export interface RepeatedProblems {
  see(captured: CapturedMessage, sender: string): void;
  /** `pointer` into the data, as the judge writes it. */
  of(place: ProblemPlace): Repeats | undefined;
}

export interface ProblemPlace {
  readonly channel: string;
  readonly type: string;
  readonly pointer: string;
  readonly keyword: string;
}

interface Counted {
  count: number;
  readonly sinceMs: number;
  readonly senders: Set<string>;
}

/** More places than that are a flood; those that are known go on counting. */
const maxPlaces = 2000;
const maxSenders = 20;

export function createRepeatedProblems(): RepeatedProblems {
  const places = new Map<string, Counted>();

  function count(place: ProblemPlace, sender: string, nowMs: number): void {
    const key = keyOf(place);
    const known = places.get(key) ?? { count: 0, sinceMs: nowMs, senders: new Set<string>() };
    if (known.count === 0 && places.size >= maxPlaces) return;
    places.set(key, known);
    known.count += 1;
    if (known.senders.size < maxSenders) known.senders.add(sender);
  }

  return {
    see: ({ verdict, channel = '', message, receivedAtMs }, sender) => {
      if (verdict.kind !== 'invalid') return;
      for (const { pointer, keyword } of verdict.problems)
        count({ channel, type: message.type ?? '', pointer, keyword }, sender, receivedAtMs);
    },
    of: (place) => {
      const found = places.get(keyOf(place));
      return found && { count: found.count, sinceMs: found.sinceMs, senders: [...found.senders] };
    },
  };
}

function keyOf({ channel, type, pointer, keyword }: ProblemPlace): string {
  return `${channel}\n${type}\n${keyword}\n${pointer}`;
}
