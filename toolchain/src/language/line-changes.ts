/** Two stretches that differ by more than that are taken as all gone and all new. */
const maxCompared = 4_000_000;

/** A line of two texts: of both, gone, or new. */
export interface Line {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
}

/** What became of the lines of a text; what stays is the longest common subsequence. */
export function compareLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (text: string): Line => ({ kind: ' ', text });
  return [
    ...before.slice(0, start).map(same),
    ...changed(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

function changed(before: readonly string[], after: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  const common = before.length * after.length > maxCompared ? () => 0 : commonLengths(before, after);
  let [row, column] = [0, 0];
  for (;;) {
    const [old, now] = [before[row], after[column]];
    if (old === undefined || now === undefined) break;
    const isSame = old === now;
    const isGone = !isSame && common(row + 1, column) >= common(row, column + 1);
    lines.push(
      isSame ? { kind: ' ', text: old } : isGone ? { kind: '-', text: old } : { kind: '+', text: now },
    );
    if (isSame || isGone) row++;
    if (isSame || !isGone) column++;
  }
  const gone = before.slice(row).map((text): Line => ({ kind: '-', text }));
  return [...lines, ...gone, ...after.slice(column).map((text): Line => ({ kind: '+', text }))];
}

/** How many lines the texts from a line of each on have in common. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
): (row: number, column: number) => number {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const isSame = before[row] === after[column];
      lengths[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return at;
}
