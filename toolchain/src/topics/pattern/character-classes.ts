import {
  type CharacterRange,
  type CharacterSet,
  complementOf,
  lastCodePoint,
  setOf,
} from './character-set.ts';

/** `\d`, `\w`, `\s` and `.` of ECMAScript with the `u` flag. */
export const digits: CharacterSet = [[0x30, 0x39]];
export const wordCharacters: CharacterSet = setOf([...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]]);
export const spaces: CharacterSet = setOf([
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);
export const anyButLineEnds: CharacterSet = complementOf([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]);

const properties = new Map<string, CharacterSet>();

/** The characters of a Unicode property, as this engine knows them; `property` is what stands between the braces. */
export function propertyCharacters(property: string): CharacterSet {
  const found = properties.get(property) ?? readProperty(property);
  properties.set(property, found);
  return found;
}

const blockSize = 0x800;

/** Goes from edge to edge of the property, which is quicker than asking for each of a million characters. */
function readProperty(property: string): CharacterSet {
  const outside = new RegExp(`\\P{${property}}*`, 'yu');
  const inside = new RegExp(`\\p{${property}}*`, 'yu');
  const ranges: CharacterRange[] = [];
  for (let start = 0; start <= lastCodePoint; start += blockSize) {
    // Halves of pairs would be read as pairs, and no text has them.
    if (start === 0xd800) continue;
    const codePoints = Array.from({ length: blockSize }, (_, index) => start + index);
    const block = String.fromCodePoint(...codePoints);
    const width = block.length / blockSize;
    for (let at = 0; at < block.length;) {
      const first = endOf(outside, block, at);
      at = endOf(inside, block, first);
      if (at > first) ranges.push([start + first / width, start + at / width - 1]);
    }
  }
  return setOf(ranges);
}

function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  expression.test(text);
  return expression.lastIndex;
}
