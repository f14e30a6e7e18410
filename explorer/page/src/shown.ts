/** How long it took from the moment at which the page came into sight to the first frame with rows. */
const measureName = 'parley.shown';

/** Leaves a measure in the page's timeline each time the page comes into sight; whoever is curious reads it there. */
export class ShownTimer {
  #shownAtMs: number | undefined;

  /** Epoch milliseconds. */
  start(atMs: number): void {
    this.#shownAtMs = atMs;
  }

  /** Rows were drawn: the next frame shows them. */
  drawn(): void {
    const shownAtMs = this.#shownAtMs;
    if (shownAtMs === undefined) return;
    this.#shownAtMs = undefined;
    requestAnimationFrame(() => {
      // After this frame, not before it.
      setTimeout(() => {
        performance.clearMeasures(measureName);
        const start = Math.max(0, shownAtMs - performance.timeOrigin);
        performance.measure(measureName, { start, detail: { ms: Date.now() - shownAtMs } });
      }, 0);
    });
  }
}
