import stringWidth from 'string-width';

const ascii = /^[\u0020-\u007e]*$/u;
const segmenter = new Intl.Segmenter();

/** How many columns a text takes on a terminal. */
export function widthOf(text: string): number {
  return ascii.test(text) ? text.length : stringWidth(text);
}

/** The longest beginning of a text that fits into some columns; never half of a character. */
export function fitStart(text: string, width: number): string {
  if (ascii.test(text)) return text.slice(0, width);
  return takeWhileFits(charactersOf(text), width).join('');
}

/** The longest end of a text that fits into some columns. */
export function fitEnd(text: string, width: number): string {
  if (ascii.test(text)) return width === 0 ? '' : text.slice(-width);
  return takeWhileFits(charactersOf(text).reverse(), width).reverse().join('');
}

function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function takeWhileFits(characters: readonly string[], width: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => (used += widthOf(character)) > width);
  return characters.slice(0, end === -1 ? undefined : end);
}
