import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** How much of an id a line shows: the beginning of a UUIDv7 is the time, alike in all that happens together. */
const shownCharacters = 8;
const leastCharacters = 4;

/** The end of an id, by which people name it. */
export function shortId(id: string): string {
  return id.slice(-shownCharacters);
}

/** Those that are named by their ids or the ends of them. Throws a Failure for a name that is nobody's, or of several. */
export function chooseByIds<Item extends { readonly id: string }>(
  items: readonly Item[],
  words: readonly string[],
  noun: string,
): readonly Item[] {
  const chosen = words.map((word) => {
    const exact = items.find(({ id }) => id === word);
    const near = word.length < leastCharacters ? [] : items.filter(({ id }) => id.endsWith(word));
    const [first, second] = near;
    if (exact !== undefined) return exact;
    if (first === undefined) {
      throw new Failure(`no ${noun} has the id ${word}`, {
        exitCode: exitCodes.findings,
        hint: `It may be gone already, or be kept by somebody else: list them to see.`,
      });
    }
    if (second === undefined) return first;
    throw new Failure(`${word} is the end of ${near.length} ids`, {
      hint: `Give more of it: ${near.map(({ id }) => id).join(', ')}`,
    });
  });
  return [...new Set(chosen)];
}
