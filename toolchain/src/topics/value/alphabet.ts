import { type CharacterSet, hasCharacter, valueCharacters } from '../pattern/character-set.ts';
import { readableCharacters } from '../pattern/readable.ts';

/** One code point, the most readable, for each kind of characters that these sets tell apart; legal in values only. */
export function alphabetOf(sets: readonly CharacterSet[]): readonly number[] {
  const distinct = [...new Set(sets)];
  const kinds = new Map<string, number>();
  for (const start of startsOf(distinct)) {
    if (!hasCharacter(valueCharacters, start.codePoint)) continue;
    let kind = '';
    for (const set of distinct) kind += hasCharacter(set, start.codePoint) ? '1' : '0';
    const best = kinds.get(kind);
    if (best === undefined || rankOf(start.readable) < rankOf(best)) kinds.set(kind, start.readable);
  }
  return [...kinds.values()].sort((left, right) => rankOf(left) - rankOf(right));
}

const alwaysCut = [0xa1, ...valueCharacters.flatMap(([first, last]) => [first, last + 1])];

interface Start {
  /** The first of characters that no set tells apart. */
  readonly codePoint: number;
  /** The most readable of them. */
  readonly readable: number;
}

function startsOf(sets: readonly CharacterSet[]): readonly Start[] {
  const cuts = new Set(alwaysCut);
  for (const set of sets) for (const [first, last] of set) cuts.add(first).add(last + 1);
  const starts = [...cuts].sort((left, right) => left - right);
  return starts.map((codePoint, index): Start => {
    return { codePoint, readable: mostReadable(codePoint, starts[index + 1] ?? codePoint + 1) };
  });
}

const ranks = new Map(readableCharacters.map((codePoint, index) => [codePoint, index] as const).reverse());
const endOfAscii = 0x80;

function rankOf(codePoint: number): number {
  return ranks.get(codePoint) ?? readableCharacters.length + codePoint;
}

function mostReadable(first: number, end: number): number {
  let best = first;
  for (let codePoint = first + 1; codePoint < Math.min(end, endOfAscii); codePoint++) {
    if (rankOf(codePoint) < rankOf(best)) best = codePoint;
  }
  return best;
}
