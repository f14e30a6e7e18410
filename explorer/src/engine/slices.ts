/** Work that is done in slices, with whatever else there is to do between them. */
export interface Slices {
  /** Goes on until there is nothing left to do. */
  start(): void;
  stop(): void;
}

export interface SlicesOptions {
  /** Works about so long; returns whether something is left. */
  readonly run: (durationMs: number) => boolean;
  /** Called when nothing is left. */
  readonly onDone: () => void;
  /** Runs a function soon, after what waits for the event loop. Default `setImmediate`. */
  readonly schedule?: (run: () => void) => void;
  /** Milliseconds, from any moment. Default `performance.now`. */
  readonly now?: () => number;
}

const sliceMs = 8;
/** While others are busy, so that they have most of the time. */
const shortMs = 2;
/** Others that took that long between two slices are busy. */
const busyMs = 3;

export function createSlices({
  run,
  onDone,
  schedule = setImmediate,
  now = () => performance.now(),
}: SlicesOptions): Slices {
  let state: 'idle' | 'at work' | 'stopped' = 'idle';
  let endedAt = 0;

  function slice(): void {
    if (state !== 'at work') return;
    const isLeft = run(now() - endedAt > busyMs ? shortMs : sliceMs);
    endedAt = now();
    if (isLeft) schedule(slice);
    else {
      state = 'idle';
      onDone();
    }
  }

  return {
    start: () => {
      if (state !== 'idle') return;
      state = 'at work';
      endedAt = now();
      schedule(slice);
    },
    stop: () => {
      state = 'stopped';
    },
  };
}
