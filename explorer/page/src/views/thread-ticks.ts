export interface ThreadTick {
  readonly atMs: number;
  readonly text: string;
}

export interface ThreadAxis {
  readonly stepMs: number;
  readonly ticks: readonly ThreadTick[];
}

/** Times are whole milliseconds: nothing finer is on the axis. */
const finestMs = 1;
/** A text at the very end would not fit. */
const lastShare = 0.94;

/** The axis of a thread: round steps, as many as can be read, at most five. */
export function threadAxis(spanMs: number): ThreadAxis {
  const stepMs = Math.max(finestMs, roundStep(spanMs));
  const count = Math.floor((spanMs * lastShare) / stepMs) + 1;
  const ticks = Array.from({ length: count }, (_, index) => ({
    atMs: index * stepMs,
    text: index === 0 ? '0' : tickText(index * stepMs),
  }));
  return { stepMs, ticks };
}

function roundStep(spanMs: number): number {
  const power = 10 ** Math.floor(Math.log10(spanMs / 5));
  return power * ([1, 2, 5, 10].find((factor) => spanMs / (power * factor) <= 5) ?? 10);
}

function tickText(ms: number): string {
  return ms < 1000 ? `${String(ms)} ms` : `${String(Number((ms / 1000).toFixed(1)))} s`;
}
