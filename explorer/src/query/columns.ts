import type { TextColumn } from '../store/columns.ts';
import { type Marker, type RowRange, rowsPerChunk } from './marks.ts';
import type { Comparison } from './query.ts';

export type NumberColumn = 'time' | 'latency' | 'size' | 'priority';

/** Marks the rows whose text passes; every text is asked about once a run. */
export function markTexts(column: TextColumn, test: (text: string) => boolean): Marker {
  return (range, bits) => {
    const { columns, texts } = range.store;
    markCodes(columns[column], (id) => test(texts.text(id)), { range, bits });
  };
}

/** Marks the rows whose verdict, or flags, pass. */
export function markFacts(column: 'verdict' | 'flags', test: (code: number) => boolean): Marker {
  return (range, bits) => {
    markCodes(range.store.columns[column], test, { range, bits });
  };
}

/** Numbers that stand beside the store's, one for each row; what a number means may change between two runs. */
export interface RowKinds {
  readonly numbers: Uint32Array;
  readonly test: (kind: number) => boolean;
}

/** Marks the rows of which something that stands beside the store passes. */
export function markKinds({ numbers, test }: RowKinds): Marker {
  return (range, bits) => {
    markCodes(numbers, test, { range, bits });
  };
}

interface Marking {
  readonly range: RowRange;
  readonly bits: Uint32Array;
}

/** What was decided about each code, and in which run: numbers of texts are used again for other texts. */
let decided = new Uint32Array(1 << 16);
let run = 0;

function nextRun(): number {
  run += 2;
  if (run < 0xffff_fffe) return run;
  decided.fill(0);
  return (run = 2);
}

/** One loop for all columns, over numbers of one type that lie side by side, with 32 marks written at a time. */
function markCodes(
  column: Uint32Array | Uint16Array | Uint8Array,
  test: (code: number) => boolean,
  { range, bits }: Marking,
): void {
  const codes = codesOf(column, range);
  const no = nextRun();
  const yes = no + 1;
  let answers = decided;
  const count = codes.length;
  for (let at = 0, word = 0; at < count; word++) {
    const end = Math.min(at + 32, count);
    let marks = 0;
    for (let bit = 1; at < end; at++, bit <<= 1) {
      const code = codes[at] ?? 0;
      let answer = answers[code] ?? 0;
      if (answer !== yes && answer !== no) {
        answer = test(code) ? yes : no;
        answers = decide(code, answer);
      }
      if (answer === yes) marks |= bit;
    }
    bits[word] = marks;
  }
}

function decide(code: number, answer: number): Uint32Array<ArrayBuffer> {
  if (code >= decided.length) decided = grown(decided, code);
  decided[code] = answer;
  return decided;
}

function grown(numbers: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(numbers.length * 2, index + 1));
  larger.set(numbers);
  return larger;
}

/** A run of numbers, both ends in it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Marks the rows whose number lies in one of the intervals. What has no number (NaN) never does. */
export function markNumbers(column: NumberColumn, intervals: readonly Interval[]): Marker {
  return (range, bits) => {
    const numbers = numbersOf(range.store.columns[column], range);
    for (const interval of intervals) markBetween(numbers, interval, bits);
  };
}

function markBetween(numbers: Float64Array, { low, high }: Interval, bits: Uint32Array): void {
  const count = numbers.length;
  for (let at = 0, word = 0; at < count; word++) {
    const end = Math.min(at + 32, count);
    let marks = 0;
    for (let bit = 1; at < end; at++, bit <<= 1) {
      const number = numbers[at] ?? NaN;
      if (number >= low && number <= high) marks |= bit;
    }
    bits[word] = (bits[word] ?? 0) | marks;
  }
}

/** The numbers that stand in a relation to `bound`; none for NaN. */
export function intervalsOf(comparison: Comparison, bound: number): readonly Interval[] {
  const [below, above] = [
    { low: -Infinity, high: -following(-bound) },
    { low: following(bound), high: Infinity },
  ];
  switch (comparison) {
    case '=':
      return [{ low: bound, high: bound }];
    case '!=':
      return [below, above];
    case '>':
      return [above];
    case '>=':
      return [{ low: bound, high: Infinity }];
    case '<':
      return [below];
    case '<=':
      return [{ low: -Infinity, high: bound }];
  }
}

const double = new Float64Array(1);
const pattern = new BigInt64Array(double.buffer);

/** The least number above another one; NaN above the greatest. */
function following(number: number): number {
  if (number === 0) return Number.MIN_VALUE;
  double[0] = number;
  pattern[0] = (pattern[0] ?? 0n) + (number > 0 ? 1n : -1n);
  return double[0];
}

let codeRun = new Uint32Array(rowsPerChunk);
let numberRun = new Float64Array(rowsPerChunk);

/** The codes of a range of rows side by side, good until the next ones. */
function codesOf(column: Uint32Array | Uint16Array | Uint8Array, range: RowRange): Uint32Array {
  if (codeRun.length < range.to - range.from) codeRun = new Uint32Array(range.to - range.from);
  return sideBySide(column, codeRun, range);
}

function numbersOf(
  column: Float64Array | Float32Array | Uint32Array | Uint8Array,
  range: RowRange,
): Float64Array {
  if (numberRun.length < range.to - range.from) numberRun = new Float64Array(range.to - range.from);
  return sideBySide(column, numberRun, range);
}

type Numbers = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

/** Copies what stands at the rows' places in a ring. */
function sideBySide<Run extends Uint32Array | Float64Array>(
  ring: Numbers,
  run: Run,
  { from, to }: RowRange,
): Run {
  const count = to - from;
  const start = from % ring.length;
  const first = Math.min(count, ring.length - start);
  run.set(ring.subarray(start, start + first), 0);
  run.set(ring.subarray(0, count - first), first);
  return run.subarray(0, count) as Run;
}

/** Whether `value` stands in a relation to `bound`; never for NaN. */
export function compareNumbers(value: number, comparison: Comparison, bound: number): boolean {
  switch (comparison) {
    case '=':
      return value === bound;
    case '!=':
      return value < bound || value > bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
  }
}
