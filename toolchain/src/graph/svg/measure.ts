// Emoji and East Asian characters take two cells of a monospaced font, marks none.
const wide =
  /[\p{Extended_Pictographic}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{20000}-\u{3fffd}]/u;
const mark = /\p{M}/u;

/** How many cells of a monospaced font a text takes: a close estimate, since no font is at hand. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += cellsOfOne(character);
  return cells;
}

/** At most so many cells: what is left out is in the middle, since names differ most at their ends. */
export function cutMiddle(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  const characters = splitCharacters(text);
  const tail = takeCells(characters.toReversed(), Math.floor((cells - 1) / 2)).toReversed();
  const head = takeCells(characters, cells - 1 - cellsOf(tail.join('')));
  return `${head.join('')}…${tail.join('')}`;
}

/** At most so many cells, cut at the end. */
export function cutEnd(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  return `${takeCells(splitCharacters(text), cells - 1)
    .join('')
    .trimEnd()}…`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for one character stays whole. */
function splitCharacters(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function takeCells(characters: readonly string[], cells: number): readonly string[] {
  let left = cells;
  const end = characters.findIndex((character) => {
    left -= cellsOf(character);
    return left < 0;
  });
  return end === -1 ? characters : characters.slice(0, end);
}

function cellsOfOne(character: string): number {
  if (mark.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}
