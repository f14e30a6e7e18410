import type { PathStep } from '@parley/toolchain/language';
import type { CapturedMessage } from '../capture/capture.ts';
import type { Problem } from '../judge/verdict.ts';
import { type Seen, type Sighting, createSighting, note } from './sighting.ts';

/** Values of one place that their schema does not have: another word, another type. */
export interface BrokenValue {
  readonly channel: string;
  readonly type: string;
  /** To the value; items of lists are taken together. */
  readonly path: readonly PathStep[];
  readonly keyword: string;
  readonly expected: string;
  readonly sighting: Sighting;
  /** Values as JSON, shortened, with their counts; some of them. */
  readonly values: Map<string, number>;
  hasMoreValues: boolean;
}

export interface BrokenValues {
  see(captured: CapturedMessage, seen: Seen): void;
  list(): readonly BrokenValue[];
  readonly left: number;
  prune(isDeclared: (value: BrokenValue) => boolean): void;
}

const keywords: readonly string[] = ['enum', 'const', 'type'];
const maxPlaces = 500;
const maxValues = 10;
const maxLength = 60;

export function createBrokenValues(): BrokenValues {
  const places = new Map<string, BrokenValue>();
  let left = 0;

  function placeOf(captured: CapturedMessage, problem: Problem, seen: Seen): BrokenValue | undefined {
    const { channel = '', message } = captured;
    const path = stepsOf(problem.pointer);
    const key = JSON.stringify([channel, message.type, path, problem.keyword]);
    const known = places.get(key);
    if (known !== undefined) return known;
    if (places.size >= maxPlaces) return undefined;
    const made: BrokenValue = {
      ...{ channel, type: message.type ?? '', path, keyword: problem.keyword, expected: problem.expected },
      ...{ sighting: createSighting(seen.atMs), values: new Map(), hasMoreValues: false },
    };
    places.set(key, made);
    return made;
  }

  return {
    get left() {
      return left;
    },
    see: (captured, seen) => {
      if (captured.verdict.kind !== 'invalid' || captured.reserved) return;
      for (const problem of captured.verdict.problems) {
        if (!keywords.includes(problem.keyword)) continue;
        const place = placeOf(captured, problem, seen);
        if (place === undefined) left += 1;
        else {
          note(place.sighting, seen);
          noteValue(place, problem.value);
        }
      }
    },
    list: () => [...places.values()].sort((one, other) => other.sighting.count - one.sighting.count),
    prune: (isDeclared) => {
      for (const [key, value] of places) if (isDeclared(value)) places.delete(key);
    },
  };
}

/** An index of a list stands for all of its items: a name that consists of digits is taken for one, too. */
function stepsOf(pointer: string): readonly PathStep[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) =>
      /^\d+$/.test(token) ? 'items' : { name: token.replaceAll('~1', '/').replaceAll('~0', '~') },
    );
}

function noteValue(place: BrokenValue, value: unknown): void {
  const text = shorten(value);
  if (place.values.has(text) || place.values.size < maxValues)
    place.values.set(text, (place.values.get(text) ?? 0) + 1);
  else place.hasMoreValues = true;
}

/** Objects and lists only by their type: their text may be as large as it likes. */
function shorten(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, maxLength + 1) : value);
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
