import { Histogram } from '../histogram.ts';

/** How long workflows took to come to a stage, from the one before. */
export interface StageStatistics {
  readonly stage: string;
  /** Times that it was reached. */
  readonly count: number;
  /** Estimated, as `p95Ms` is. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly longestMs: number;
}

/** Stages that are measured; contracts name them, so there are few. */
const capacity = 1_000;

/** A millisecond to more than a day, in steps of 1, 2, 5. */
const bounds = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((power) => [1, 2, 5].map((step) => step * 10 ** power));

/** Durations by stage, in little memory. */
export class Stages {
  readonly #histograms = new Map<string, Histogram>();

  add(stage: string, durationMs: number): void {
    const known = this.#histograms.get(stage) ?? this.#create(stage);
    known?.add(durationMs);
  }

  list(): readonly StageStatistics[] {
    return [...this.#histograms].map(([stage, histogram]) => ({
      stage,
      count: histogram.count,
      p50Ms: histogram.quantile(0.5),
      p95Ms: histogram.quantile(0.95),
      longestMs: histogram.largest,
    }));
  }

  #create(stage: string): Histogram | undefined {
    if (this.#histograms.size >= capacity) return undefined;
    const histogram = new Histogram(bounds);
    this.#histograms.set(stage, histogram);
    return histogram;
  }
}
