import { countBits, eachBit, hasBit } from './marks.ts';

/** Rows of a page, a multiple of 32. */
const pageRows = 32_768;
const pageWords = pageRows / 32;

interface Page {
  readonly bits: Uint32Array;
  count: number;
}

/** Rows that were found, a bit each, in pages: they may be found in any order, and the oldest are forgotten. */
export class FoundRows {
  readonly #pages = new Map<number, Page>();
  #firstPage = Infinity;
  #lastPage = -1;
  #count = 0;
  /** Rows before it are forgotten. */
  #first = 0;

  get count(): number {
    return this.#count;
  }

  /** Takes over bits of rows that were not looked at before; bit 0 is the row `from`. */
  add(from: number, bits: Uint32Array): void {
    for (let word = 0; word < bits.length; word++) {
      const marks = bits[word] ?? 0;
      if (marks === 0) continue;
      const row = from + word * 32;
      const shift = row & 31;
      this.#put(row, marks << shift);
      if (shift !== 0) this.#put(row + 32, marks >>> (32 - shift));
    }
  }

  has(row: number): boolean {
    const page = this.#pages.get(Math.floor(row / pageRows));
    return page !== undefined && hasBit(page.bits, row % pageRows);
  }

  /** The row at an index, 0 the oldest. */
  at(index: number): number | undefined {
    if (index < 0 || index >= this.#count) return undefined;
    let left = index;
    for (let number = this.#firstPage; number <= this.#lastPage; number++) {
      const page = this.#pages.get(number);
      if (page === undefined) continue;
      if (left < page.count) return number * pageRows + rowAt(page.bits, left);
      left -= page.count;
    }
    return undefined;
  }

  /** How many rows come before one. */
  indexOf(row: number): number {
    const own = Math.floor(row / pageRows);
    let before = 0;
    for (let number = this.#firstPage; number <= Math.min(own, this.#lastPage); number++) {
      const page = this.#pages.get(number);
      if (page !== undefined) before += number < own ? page.count : countBefore(page.bits, row % pageRows);
    }
    return before;
  }

  /** Calls back with every row, the oldest first. */
  each(visit: (row: number) => void): void {
    for (let number = this.#firstPage; number <= this.#lastPage; number++) {
      const page = this.#pages.get(number);
      if (page === undefined) continue;
      const start = number * pageRows;
      eachBit(page.bits, (index) => {
        visit(start + index);
      });
    }
  }

  /** Forgets the rows before one. */
  forgetBefore(first: number): void {
    if (first <= this.#first) return;
    this.#first = first;
    const own = Math.floor(first / pageRows);
    for (; this.#firstPage < own && this.#firstPage <= this.#lastPage; this.#firstPage++) {
      this.#count -= this.#pages.get(this.#firstPage)?.count ?? 0;
      this.#pages.delete(this.#firstPage);
    }
    const page = this.#pages.get(own);
    if (page === undefined) return;
    const index = first % pageRows;
    const gone = countBefore(page.bits, index);
    page.bits.fill(0, 0, index >>> 5);
    page.bits[index >>> 5] = (page.bits[index >>> 5] ?? 0) & (-1 << (index & 31));
    page.count -= gone;
    this.#count -= gone;
  }

  #put(row: number, marks: number): void {
    if (marks === 0) return;
    const number = Math.floor(row / pageRows);
    let page = this.#pages.get(number);
    if (page === undefined) {
      page = { bits: new Uint32Array(pageWords), count: 0 };
      this.#pages.set(number, page);
      this.#firstPage = Math.min(this.#firstPage, number);
      this.#lastPage = Math.max(this.#lastPage, number);
    }
    const word = (row % pageRows) >>> 5;
    page.bits[word] = (page.bits[word] ?? 0) | marks;
    const count = countBits(marks);
    page.count += count;
    this.#count += count;
  }
}

/** The index of the bit before which `left` others are set. */
function rowAt(bits: Uint32Array, before: number): number {
  let left = before;
  let word = 0;
  for (let count = countBits(bits[0] ?? 0); count <= left; count = countBits(bits[++word] ?? 0))
    left -= count;
  let marks = bits[word] ?? 0;
  for (; left > 0; left--) marks &= marks - 1;
  return word * 32 + 31 - Math.clz32(marks & -marks);
}

function countBefore(bits: Uint32Array, index: number): number {
  let count = 0;
  for (let word = 0; word < index >>> 5; word++) count += countBits(bits[word] ?? 0);
  return count + countBits((bits[index >>> 5] ?? 0) & ~(-1 << (index & 31)));
}
