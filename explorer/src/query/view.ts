import type { MessageStore } from '../store/store.ts';
import { type Marker, createBits, eachBit, rowsPerChunk } from './marks.ts';

/** Whoever looks through rows in one go for longer than that keeps the socket waiting. */
const longMs = 8;
const fewestRows = 256;
/** How long a marker takes is not known before its first rows. */
const firstRows = 2048;

/** The rows of a store that a query finds, kept up to date piece by piece. */
export class View {
  readonly #store: MessageStore;
  readonly #marker: Marker;
  #rows: Float64Array = new Float64Array(1024);
  #head = 0;
  #tail = 0;
  #seen: number;
  #chunk = firstRows;

  constructor(store: MessageStore, marker: Marker) {
    this.#store = store;
    this.#marker = marker;
    this.#seen = store.first;
  }

  /** How many rows are found so far. */
  get count(): number {
    this.#forget();
    return this.#tail - this.#head;
  }

  /** Rows that nobody has looked at yet. */
  get behind(): number {
    return this.#store.next - Math.max(this.#seen, this.#store.first);
  }

  /** Looks at some more rows; false when all have been looked at. */
  advance(): boolean {
    const from = Math.max(this.#seen, this.#store.first);
    const to = Math.min(from + this.#chunk, this.#store.next);
    if (from === to) return false;
    const range = { store: this.#store, from, to };
    const bits = createBits(range);
    const startedAt = performance.now();
    this.#marker(range, bits);
    this.#adapt(performance.now() - startedAt);
    eachBit(bits, (index) => {
      this.#push(from + index);
    });
    this.#seen = to;
    return to < this.#store.next;
  }

  /** Looks at all rows. */
  finish(): void {
    while (this.advance());
  }

  /** The number of the row at an index, 0 the oldest. */
  at(index: number): number | undefined {
    this.#forget();
    return index < 0 || index >= this.#tail - this.#head ? undefined : this.#rows[this.#head + index];
  }

  /** How many of the found rows come before a row. */
  indexOf(row: number): number {
    this.#forget();
    let [low, high] = [this.#head, this.#tail];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low - this.#head;
  }

  /** A marker that looks into large payloads gets fewer rows in one go. */
  #adapt(tookMs: number): void {
    if (tookMs > longMs) this.#chunk = Math.max(fewestRows, this.#chunk >>> 1);
    else if (tookMs < longMs / 4) this.#chunk = Math.min(rowsPerChunk, this.#chunk * 2);
  }

  #push(row: number): void {
    if (this.#tail === this.#rows.length) this.#makeRoom();
    this.#rows[this.#tail] = row;
    this.#tail += 1;
  }

  #makeRoom(): void {
    const used = this.#tail - this.#head;
    const rows = used * 2 > this.#rows.length ? new Float64Array(this.#rows.length * 2) : this.#rows;
    rows.set(this.#rows.subarray(this.#head, this.#tail));
    this.#rows = rows;
    this.#head = 0;
    this.#tail = used;
  }

  /** Rows that the store let go are found no more. */
  #forget(): void {
    const first = this.#store.first;
    while (this.#head < this.#tail && (this.#rows[this.#head] ?? first) < first) this.#head += 1;
  }
}
