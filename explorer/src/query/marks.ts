import type { MessageStore } from '../store/store.ts';

/** A run of rows, each with one bit: bit 0 is the row `from`. */
export interface RowRange {
  readonly store: MessageStore;
  readonly from: number;
  /** One past the last row. */
  readonly to: number;
}

/**
 * Sets the bits of the rows that pass. The bits are all clear before. Of rows that `within` leaves out nobody will look
 * at the bit, so what is dear need not be done for them.
 */
export type Marker = (range: RowRange, bits: Uint32Array, within?: Uint32Array) => void;

/** Whether anybody will look at the bit of a row. */
export function matters(within: Uint32Array | undefined, index: number): boolean {
  return within === undefined || hasBit(within, index);
}

/** Rows that are judged in one go: few enough that nobody waits long, enough that overheads do not count. */
export const rowsPerChunk = 32_768;

export function createBits(range: RowRange): Uint32Array {
  return new Uint32Array(Math.ceil((range.to - range.from) / 32));
}

export function setBit(bits: Uint32Array, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}

export function hasBit(bits: Uint32Array, index: number): boolean {
  return ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

export function clearBit(bits: Uint32Array, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) & ~(1 << (index & 31));
}

/** Calls back with every index whose bit is set, in order. */
export function eachBit(bits: Uint32Array, visit: (index: number) => void): void {
  for (let word = 0; word < bits.length; word++) {
    let left = bits[word] ?? 0;
    while (left !== 0) {
      const lowest = left & -left;
      visit(word * 32 + 31 - Math.clz32(lowest));
      left ^= lowest;
    }
  }
}

export const markAll: Marker = ({ from, to }, bits) => {
  bits.fill(0xffffffff);
  trim(bits, to - from);
};

export function markEvery(markers: readonly Marker[]): Marker {
  return (range, bits, within) => {
    if (within === undefined) markAll(range, bits);
    else bits.set(within);
    for (const marker of markers) {
      // A marker that looks into payloads is dear: nothing is left to find for it.
      if (isEmpty(bits)) return;
      const own = createBits(range);
      marker(range, own, bits);
      for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (own[word] ?? 0);
    }
  };
}

export function markAny(markers: readonly Marker[]): Marker {
  return (range, bits, within) => {
    const left = createBits(range);
    if (within === undefined) markAll(range, left);
    else left.set(within);
    for (const marker of markers) {
      // What was found once need not be looked for again.
      if (isEmpty(left)) return;
      const own = createBits(range);
      marker(range, own, left);
      for (let word = 0; word < bits.length; word++) {
        bits[word] = (bits[word] ?? 0) | ((own[word] ?? 0) & (left[word] ?? 0));
        left[word] = (left[word] ?? 0) & ~(own[word] ?? 0);
      }
    }
  };
}

export function markOthers(marker: Marker): Marker {
  return (range, bits, within) => {
    marker(range, bits, within);
    for (let word = 0; word < bits.length; word++) bits[word] = ~(bits[word] ?? 0);
    trim(bits, range.to - range.from);
  };
}

function isEmpty(bits: Uint32Array): boolean {
  for (const word of bits) if (word !== 0) return false;
  return true;
}

/** How many bits of a word are set. */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Clears the bits beyond the range. */
function trim(bits: Uint32Array, count: number): void {
  const used = count & 31;
  if (used !== 0) bits[bits.length - 1] = (bits[bits.length - 1] ?? 0) & ((1 << used) - 1);
}
