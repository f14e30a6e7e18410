import { formatCount } from './reconcile.ts';

/** What the live display shows. */
export interface Progress {
  readonly sent: number;
  /** Absent: without end. */
  readonly expected: number | undefined;
  readonly settled: number;
  readonly engaged: number;
  readonly scheduled: number;
  readonly insights: number;
  readonly deadLetters: number;
}

export interface Display {
  /** Shows the state of affairs, at most as often as its kind of output can bear. */
  update(progress: Progress): void;
  /** Ends the display; what is printed next starts on a fresh line. */
  close(): void;
}

export interface DisplayOptions {
  /** The width of the terminal; absent where there is none. */
  readonly columns: number | undefined;
  readonly write: (text: string) => void;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

const terminalIntervalMs = 100;
const lineIntervalMs = 2000;
const barWidth = 24;

/** A bar that redraws in place on a terminal, otherwise a line every few seconds. */
export function createDisplay({ columns, write, now }: DisplayOptions): Display {
  const isTerminal = columns !== undefined;
  const intervalMs = isTerminal ? terminalIntervalMs : lineIntervalMs;
  let shownMs = isTerminal ? -Infinity : now();
  const rate = createRate();
  return {
    update(progress) {
      const nowMs = now();
      rate.note(progress.settled, nowMs);
      if (nowMs - shownMs < intervalMs) return;
      shownMs = nowMs;
      const line = formatProgress(progress, rate.perSecond());
      write(isTerminal ? `\r\u001B[2K${line.slice(0, columns - 1)}` : `${line}\n`);
    },
    close() {
      if (isTerminal) write('\r\u001B[2K');
    },
  };
}

interface Mark {
  readonly count: number;
  readonly atMs: number;
}

/** How much came of late: since the mark before the last, so over one to two intervals of lines. */
function createRate(): { note(count: number, atMs: number): void; perSecond(): number } {
  let before: Mark | undefined;
  let last: Mark | undefined;
  let latest: Mark | undefined;
  return {
    note(count, atMs) {
      latest = { count, atMs };
      before ??= latest;
      last ??= latest;
      if (atMs - last.atMs < lineIntervalMs) return;
      before = last;
      last = latest;
    },
    perSecond() {
      if (before === undefined || latest === undefined || latest.atMs === before.atMs) return 0;
      return ((latest.count - before.count) * 1000) / (latest.atMs - before.atMs);
    },
  };
}

/** One line: bar, counts and rate. */
export function formatProgress(progress: Progress, perSecond: number): string {
  const { expected } = progress;
  const of = expected === undefined ? '' : `/${formatCount(expected)}`;
  return [
    ...(expected === undefined ? [] : [formatBar(progress.settled / Math.max(1, expected))]),
    `${formatCount(progress.settled)}${of} readings`,
    `${formatCount(Math.round(perSecond))}/s`,
    `engaged ${formatCount(progress.engaged)}`,
    `scheduled ${formatCount(progress.scheduled)}`,
    `insights ${formatCount(progress.insights)}`,
    `dead letters ${formatCount(progress.deadLetters)}`,
  ].join('  ');
}

function formatBar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * barWidth);
  return `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}]`;
}
