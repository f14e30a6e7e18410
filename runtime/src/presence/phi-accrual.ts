export interface PhiOptions {
  /** What the sender says about its heartbeats; the mean is never taken to be shorter. */
  readonly intervalMs: number;
  /** Intervals that are remembered. Default 64. */
  readonly windowSize?: number;
}

/** A network and a scheduler are never more regular than this. */
const minimumDeviationMs = 100;
/** Nor than this share of the interval. */
const minimumDeviationShare = 0.25;
/** Where the interval that a pause left behind is cut off: a pause must not make the next one hard to see. */
const longestInDeviations = 6;

/**
 * How unlikely a silence is, from the intervals between heartbeats so far: phi 1 is wrong once in ten such silences, phi 8 once in
 * a hundred million. After Hayashibara et al., "The phi accrual failure detector" (2004).
 */
export class PhiAccrual {
  readonly #intervalMs: number;
  readonly #window: Float64Array;
  #next = 0;
  #sum: number;
  #squares: number;
  #lastMs: number | undefined;

  constructor({ intervalMs, windowSize = 64 }: PhiOptions) {
    this.#intervalMs = intervalMs;
    // As if it had always kept to what it says: then one early pause weighs as little as a later one.
    this.#window = new Float64Array(windowSize).fill(intervalMs);
    this.#sum = windowSize * intervalMs;
    this.#squares = windowSize * intervalMs * intervalMs;
  }

  /** When it last heard. */
  get lastMs(): number | undefined {
    return this.#lastMs;
  }

  /** A heartbeat came. */
  heard(atMs: number): void {
    if (this.#lastMs !== undefined) {
      const longestMs = this.#meanMs + longestInDeviations * this.#deviationMs;
      this.#add(Math.min(Math.max(0, atMs - this.#lastMs), longestMs));
    }
    this.#lastMs = atMs;
  }

  /** Starts the silence anew, without an interval: nothing could be heard before. */
  forgive(atMs: number): void {
    this.#lastMs = atMs;
  }

  /** 0 before the first heartbeat; grows with the silence. */
  phi(nowMs: number): number {
    if (this.#lastMs === undefined) return 0;
    return phiOf((nowMs - this.#lastMs - this.#meanMs) / this.#deviationMs);
  }

  /** When phi will reach the threshold, if nothing is heard; undefined before the first heartbeat. */
  reachesAtMs(threshold: number): number | undefined {
    if (this.#lastMs === undefined) return undefined;
    return this.#lastMs + this.#meanMs + deviationsFor(threshold) * this.#deviationMs;
  }

  get #meanMs(): number {
    return Math.max(this.#intervalMs, this.#sum / this.#window.length);
  }

  get #deviationMs(): number {
    const least = Math.max(minimumDeviationMs, minimumDeviationShare * this.#intervalMs);
    const mean = this.#sum / this.#window.length;
    return Math.max(least, Math.sqrt(Math.max(0, this.#squares / this.#window.length - mean * mean)));
  }

  #add(intervalMs: number): void {
    const old = this.#window[this.#next] ?? 0;
    this.#window[this.#next] = intervalMs;
    this.#sum += intervalMs - old;
    this.#squares += intervalMs * intervalMs - old * old;
    this.#next = (this.#next + 1) % this.#window.length;
  }
}

/** -log10 of the chance that a normal value is further out; the logistic approximation of its tail, which never becomes infinite. */
function phiOf(deviations: number): number {
  const exponent = deviations * (1.5976 + 0.070566 * deviations * deviations);
  const tail = exponent > 0 ? exponent + Math.log1p(Math.exp(-exponent)) : Math.log1p(Math.exp(exponent));
  return tail / Math.LN10;
}

const known = new Map<number, number>();

/** The inverse of `phiOf`, by halving; thresholds are few. */
function deviationsFor(threshold: number): number {
  const found = known.get(threshold);
  if (found !== undefined) return found;
  let [low, high] = [-10, 100];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (phiOf(middle) < threshold) low = middle;
    else high = middle;
  }
  known.set(threshold, high);
  return high;
}
