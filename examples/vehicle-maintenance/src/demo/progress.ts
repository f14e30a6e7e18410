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
  const startedMs = now();
  const intervalMs = isTerminal ? terminalIntervalMs : lineIntervalMs;
  let shownMs = isTerminal ? -Infinity : startedMs;
  return {
    update(progress) {
      const nowMs = now();
      if (nowMs - shownMs < intervalMs) return;
      shownMs = nowMs;
      const line = formatProgress(progress, nowMs - startedMs);
      write(isTerminal ? `\r\u001B[2K${line.slice(0, columns - 1)}` : `${line}\n`);
    },
    close() {
      if (isTerminal) write('\r\u001B[2K');
    },
  };
}

/** One line: bar, counts and rate. */
export function formatProgress(progress: Progress, elapsedMs: number): string {
  const rate = elapsedMs > 0 ? Math.round((progress.settled * 1000) / elapsedMs) : 0;
  const { expected } = progress;
  const of = expected === undefined ? '' : `/${formatCount(expected)}`;
  return [
    ...(expected === undefined ? [] : [formatBar(progress.settled / Math.max(1, expected))]),
    `${formatCount(progress.settled)}${of} readings`,
    `${formatCount(rate)}/s`,
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
