import type { CharacterSet } from '../pattern/character-set.ts';
import type { Machine } from '../pattern/automaton.ts';

/** The strings of so many characters. */
export function createLengthMachine(min: number, max: number): Machine {
  const end = max === Infinity ? min : max + 1;
  return {
    initial: 0,
    step: (count) => Math.min(count + 1, end),
    accepts: (count) => count >= min && count <= max,
    fate: (count) => (count > max ? false : count >= min && max === Infinity ? true : undefined),
    setsAt: () => [],
  };
}

const nowhere = -1;

/** Just these strings. */
export function createWordsMachine(words: readonly string[]): Machine {
  const ways = [new Map<number, number>()];
  const ends = new Set<number>();
  for (const word of words) {
    let at = 0;
    for (const character of word) {
      const codePoint = character.codePointAt(0) ?? 0;
      const to = ways[at]?.get(codePoint) ?? ways.push(new Map<number, number>()) - 1;
      ways[at]?.set(codePoint, to);
      at = to;
    }
    ends.add(at);
  }
  return {
    initial: 0,
    step: (state, codePoint) => ways[state]?.get(codePoint) ?? nowhere,
    accepts: (state) => ends.has(state),
    fate: (state) => (state === nowhere || words.length === 0 ? false : undefined),
    setsAt: (state) =>
      [...(ways[state]?.keys() ?? [])].map((codePoint): CharacterSet => [[codePoint, codePoint]]),
  };
}
