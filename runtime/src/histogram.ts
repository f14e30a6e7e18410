/** How often values fell below each bound. */
export interface HistogramSnapshot {
  /** Milliseconds, ascending. */
  readonly bounds: readonly number[];
  /** Values up to the bound and above the one before; one more than bounds: those above all. */
  readonly counts: readonly number[];
  readonly count: number;
  readonly sum: number;
}

/** For handlers: a millisecond to a minute. */
export const handlingBounds: readonly number[] = [
  1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000,
];

/** Counts values in buckets: a few hundred bytes, however many there are. */
export class Histogram {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #count = 0;
  #sum = 0;
  #largest = 0;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = new Array<number>(bounds.length + 1).fill(0);
  }

  add(value: number): void {
    let low = 0;
    let high = this.#bounds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (value <= (this.#bounds[middle] ?? Infinity)) high = middle;
      else low = middle + 1;
    }
    this.#counts[low] = (this.#counts[low] ?? 0) + 1;
    this.#count += 1;
    this.#sum += value;
    this.#largest = Math.max(this.#largest, value);
  }

  get count(): number {
    return this.#count;
  }

  get largest(): number {
    return this.#largest;
  }

  /** Estimated within the bucket that it falls into; 0 while there are no values. */
  quantile(share: number): number {
    const rank = share * this.#count;
    let before = 0;
    for (const [index, count] of this.#counts.entries()) {
      if (count > 0 && before + count >= rank) {
        const from = this.#bounds[index - 1] ?? 0;
        const to = Math.min(this.#bounds[index] ?? this.#largest, this.#largest);
        return from + Math.max(0, to - from) * ((rank - before) / count);
      }
      before += count;
    }
    return 0;
  }

  snapshot(): HistogramSnapshot {
    return { bounds: this.#bounds, counts: [...this.#counts], count: this.#count, sum: this.#sum };
  }
}
