import { createRequire } from 'node:module';
import type stringWidth from 'string-width';

const ascii = /^[\u0020-\u007e]*$/u;
const load = createRequire(import.meta.url);
let measure: typeof stringWidth | undefined;
let segmenter: Intl.Segmenter | undefined;

/** How many columns a text takes on a terminal. */
export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length;
  // Its tables take a tenth of the time of a small check, and most texts do without.
  measure ??= (load('string-width') as { readonly default: typeof stringWidth }).default;
  return measure(text);
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
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function takeWhileFits(characters: readonly string[], width: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => (used += widthOf(character)) > width);
  return characters.slice(0, end === -1 ? undefined : end);
}
