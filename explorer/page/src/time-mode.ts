/** How the page tells times: of the day, here or in UTC, or how long ago. */
export const timeModes = ['local', 'utc', 'relative'] as const;
export type TimeMode = (typeof timeModes)[number];

let mode: TimeMode = 'local';

/** One for the whole page: every time on it is told alike. */
export function setTimeMode(next: TimeMode): void {
  mode = next;
}

export function timeMode(): TimeMode {
  return mode;
}

/** `12.3 s`, `5 min 3 s`, `2 h 5 min`: how long ago; a clock that is ahead gives zero. */
export function formatAgo(atMs: number, nowMs: number): string {
  const ms = Math.max(0, nowMs - atMs);
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 24 * 60) return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
  return `${String(Math.floor(minutes / 1440))} d ${String(Math.floor((minutes % 1440) / 60))} h`;
}
