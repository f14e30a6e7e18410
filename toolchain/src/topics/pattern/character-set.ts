/** Code points as sorted, disjoint, closed ranges: `[first, last]`. */
export type CharacterSet = readonly CharacterRange[];
export type CharacterRange = readonly [first: number, last: number];

export const lastCodePoint = 0x10ffff;

/** What a value of a parameter may be made of: no `/`, `+`, `#`, NUL, no half of a surrogate pair (REQ-TOPIC-2). */
export const valueCharacters: CharacterSet = complementOf(
  setOf([
    [0, 0],
    [0x23, 0x23],
    [0x2b, 0x2b],
    [0x2f, 0x2f],
    [0xd800, 0xdfff],
  ]),
);

/** Ranges in any order, overlapping or not, as a set. */
export function setOf(ranges: readonly CharacterRange[]): CharacterSet {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((left, right) => left[0] - right[0])) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

export function complementOf(set: CharacterSet): CharacterSet {
  const rest: CharacterRange[] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= lastCodePoint) rest.push([next, lastCodePoint]);
  return rest;
}

export function intersectionOf(left: CharacterSet, right: CharacterSet): CharacterSet {
  return complementOf(setOf([...complementOf(left), ...complementOf(right)]));
}

export function hasCharacter(set: CharacterSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle]?.[1] ?? 0) < codePoint) low = middle + 1;
    else high = middle;
  }
  return (set[low]?.[0] ?? Infinity) <= codePoint;
}
