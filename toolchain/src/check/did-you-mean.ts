import { countEdits, fewestEdits, lettersOf } from './edit-distance.ts';

const maxListed = 8;
/** Comparing takes the product of the lengths, and nobody misspells longer names. */
const maxLength = 256;

/** The hint for a name that nothing has: the nearest that exists, or all of them when they are few. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const names = [...new Set(candidates)];
  const nearest = nearestOf(name, names);
  if (nearest !== undefined) return `did you mean "${nearest}"?`;
  if (names.length === 0 || names.length > maxListed) return undefined;
  if (names.some((candidate) => candidate.length > maxLength)) return undefined;
  return `there is ${names.map((candidate) => `"${candidate}"`).join(', ')}`;
}

/** The hint for a word out of a list that the message names already: the nearest, if there is one. */
export function nearestHint(name: unknown, candidates: readonly unknown[]): string | undefined {
  if (typeof name !== 'string') return undefined;
  const nearest = nearestOf(
    name,
    candidates.filter((word) => typeof word === 'string'),
  );
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}

/** The names that such a hint offers; `nearest` when it is one that is meant most likely. */
export function readSuggestions(hint: string | undefined): {
  readonly nearest: string | undefined;
  readonly names: readonly string[];
} {
  const nearest = /^did you mean "(.*)"\?$/s.exec(hint ?? '')?.[1];
  if (nearest !== undefined) return { nearest, names: [nearest] };
  const list = /^there is "(.*)"$/s.exec(hint ?? '')?.[1];
  return { nearest, names: list?.split('", "') ?? [] };
}

/** Whether one of two words is the other with a slip of the finger: a letter too many, too few, wrong or at its neighbour's place. */
export function isSlip(written: string, word: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_. ]/g, '');
  if (plain(written) === plain(word)) return true;
  const isLong = word.length >= 4 && written.length <= maxLength;
  return isLong && countEdits(written, word) === 1;
}

/** The candidate with the fewest edits between it and the name, when they are few. */
export function nearestOf(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > maxLength) return undefined;
  const plain = name.toLowerCase();
  const letters = lettersOf(plain);
  let nearest: string | undefined;
  let fewest = Math.floor(name.length / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue;
    const other = candidate.toLowerCase();
    if (fewestEdits(letters, lettersOf(other)) >= fewest) continue;
    const edits = countEdits(plain, other, fewest);
    if (edits < fewest) [nearest, fewest] = [candidate, edits];
  }
  return nearest;
}
