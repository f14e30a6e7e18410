/**
 * How many letters must be inserted, deleted, replaced or swapped with their neighbours to make one text of the other (optimal
 * string alignment); `limit` or more is not counted to the end and comes as `limit`.
 */
export function countEdits(left: string, right: string, limit = Infinity): number {
  const start = sameStart(left, right);
  const tail = sameEnd(left, right, start);
  const rows = left.length - start - tail;
  const columns = right.length - start - tail;
  if (Math.abs(rows - columns) >= limit) return limit;
  if (rows === 0 || columns === 0) return Math.min(Math.max(rows, columns), limit);
  return align({ left, right, start, rows, columns }, limit);
}

interface Middle {
  readonly left: string;
  readonly right: string;
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
}

function align({ left, right, start, rows, columns }: Middle, limit: number): number {
  let beforeLast = new Uint16Array(columns + 1);
  let last = new Uint16Array(columns + 1).map((_, index) => index);
  let current = new Uint16Array(columns + 1);
  let fewestBefore = 0;
  for (let row = 1; row <= rows; row++) {
    const letter = left.charCodeAt(start + row - 1);
    let fewest = (current[0] = row);
    for (let column = 1; column <= columns; column++) {
      const other = right.charCodeAt(start + column - 1);
      let edits = Math.min(at(last, column), at(current, column - 1)) + 1;
      edits = Math.min(edits, at(last, column - 1) + (letter === other ? 0 : 1));
      const isSwapped =
        row > 1 &&
        column > 1 &&
        letter === right.charCodeAt(start + column - 2) &&
        left.charCodeAt(start + row - 2) === other;
      if (isSwapped) edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      current[column] = edits;
      if (edits < fewest) fewest = edits;
    }
    // A swap may skip one row, but not two.
    if (fewest >= limit && fewestBefore + 1 >= limit) return limit;
    fewestBefore = fewest;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(at(last, columns), limit);
}

/** The letters of a text, each as one of 32 bits: equal texts have equal ones. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

/** No fewer edits than these lie between texts of these letters: each edit takes away, or brings, one letter at most. */
export function fewestEdits(left: number, right: number): number {
  return Math.max(countBits(left & ~right), countBits(right & ~left));
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function sameStart(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let count = 0;
  while (count < most && left.charCodeAt(count) === right.charCodeAt(count)) count++;
  return count;
}

function sameEnd(left: string, right: string, start: number): number {
  const most = Math.min(left.length, right.length) - start;
  let count = 0;
  while (
    count < most &&
    left.charCodeAt(left.length - 1 - count) === right.charCodeAt(right.length - 1 - count)
  )
    count++;
  return count;
}

function at(row: Uint16Array, index: number): number {
  return row[index] ?? 0;
}
