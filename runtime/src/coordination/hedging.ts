/** Latencies that are remembered, and how many there must be before they are believed. */
const remembered = 100;
const believed = 20;
/** Of all requests, at most so many more go out. */
const extraShare = 0.05;
/** What a quiet time may save up. */
const mostSaved = 10;

/** When a request is worth a second copy: after the 95th percentile of those before it, and never more than 5 % of them. REQ-ESC-7 */
export class Hedging {
  #latencies: number[] = [];
  #next = 0;
  #p95: number | undefined;
  #saved = 0;

  /** To be called for each request. */
  count(): void {
    this.#saved = Math.min(mostSaved, this.#saved + extraShare);
  }

  /** How long a reply took. */
  record(latencyMs: number): void {
    this.#latencies[this.#next] = latencyMs;
    this.#next = (this.#next + 1) % remembered;
    // Sorting for each request would cost more than it tells.
    if (this.#next % 10 === 0) this.#p95 = percentile(this.#latencies);
  }

  /** When the second copy goes out; half the timeout as long as too little is known. */
  delayMs(timeoutMs: number): number {
    return this.#p95 ?? timeoutMs / 2;
  }

  /** Whether one more copy is within the budget; it is taken from it. */
  spend(): boolean {
    // Twenty times 0.05 is not quite 1.
    if (this.#saved < 1 - 1e-9) return false;
    this.#saved -= 1;
    return true;
  }
}

function percentile(latencies: readonly number[]): number | undefined {
  if (latencies.length < believed) return undefined;
  const sorted = [...latencies].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1];
}
