import { type CharacterSet, hasCharacter, valueCharacters } from '../pattern/character-set.ts';
import { readableCharacters } from '../pattern/readable.ts';

/** One code point, the most readable, for each kind of characters that these sets tell apart; legal in values only. */
export function alphabetOf(sets: readonly CharacterSet[]): readonly number[] {
  const distinct = [...new Map(sets.map((set) => [set.join(';'), set])).values()];
  const kinds = new Map<string, number>();
  const offer = (codePoint: number): void => {
    if (!hasCharacter(valueCharacters, codePoint)) return;
    const kind = distinct.map((set) => (hasCharacter(set, codePoint) ? '1' : '0')).join('');
    if (!kinds.has(kind)) kinds.set(kind, codePoint);
  };
  readableCharacters.forEach(offer);
  // Within a kind only the first character of a range can differ from the one before it.
  const starts = [...distinct, valueCharacters].flatMap((set) =>
    set.flatMap(([first, last]) => [first, last + 1]),
  );
  [...new Set([0xa1, ...starts])].sort((left, right) => left - right).forEach(offer);
  return [...kinds.values()];
}
