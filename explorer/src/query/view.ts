import type { MessageStore } from '../store/store.ts';
import { FoundRows } from './found-rows.ts';
import { type Marker, createBits, rowsPerChunk } from './marks.ts';

/** Whoever looks through rows in one go for longer than that keeps the socket waiting. */
const longMs = 2;
const fewestRows = 128;
/** How long a marker takes is not known before its first rows. */
const firstRows = 2048;

/** The rows of a store that a query finds, kept up to date piece by piece: what is new first, then the older the later. */
export class View {
  readonly #store: MessageStore;
  readonly #marker: Marker;
  readonly #found = new FoundRows();
  /** The rows from here to `#high` have been looked at. */
  #low: number;
  #high: number;
  #chunk = firstRows;

  constructor(store: MessageStore, marker: Marker) {
    this.#store = store;
    this.#marker = marker;
    this.#low = store.next;
    this.#high = store.next;
  }

  /** How many rows are found so far. */
  get count(): number {
    return this.#present().count;
  }

  /** Rows that nobody has looked at yet. */
  get behind(): number {
    const { first, next } = this.#store;
    return next - Math.max(this.#high, first) + Math.max(0, this.#low - first);
  }

  /** Looks at some more rows; false when all have been looked at. */
  advance(): boolean {
    const { first, next } = this.#store;
    if (this.#high < first) {
      this.#low = first;
      this.#high = first;
    }
    if (this.#high < next) {
      const to = Math.min(next, this.#high + this.#chunk);
      this.#look(this.#high, to);
      this.#high = to;
    } else if (this.#low > first) {
      const from = Math.max(first, this.#low - this.#chunk);
      this.#look(from, this.#low);
      this.#low = from;
    }
    return this.behind > 0;
  }

  /** Looks at all rows. */
  finish(): void {
    while (this.advance());
  }

  /** The number of the row at an index, 0 the oldest. */
  at(index: number): number | undefined {
    return this.#present().at(index);
  }

  /** Whether a row is among those found. */
  has(row: number): boolean {
    return this.#present().has(row);
  }

  /** How many of the found rows come before a row. */
  indexOf(row: number): number {
    return this.#present().indexOf(row);
  }

  /** Calls back with every found row, the oldest first. */
  each(visit: (row: number) => void): void {
    this.#present().each(visit);
  }

  #look(from: number, to: number): void {
    const range = { store: this.#store, from, to };
    const bits = createBits(range);
    const startedAt = performance.now();
    this.#marker(range, bits);
    this.#adapt(performance.now() - startedAt);
    this.#found.add(from, bits);
  }

  /** A marker that looks into large payloads gets fewer rows in one go. */
  #adapt(tookMs: number): void {
    if (tookMs > longMs) this.#chunk = Math.max(fewestRows, this.#chunk >>> 1);
    else if (tookMs < longMs / 4) this.#chunk = Math.min(rowsPerChunk, this.#chunk * 2);
  }

  /** Rows that the store let go are found no more. */
  #present(): FoundRows {
    this.#found.forgetBefore(this.#store.first);
    return this.#found;
  }
}
