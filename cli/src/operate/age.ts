const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
] as const;

/** "12s", "5m", "3h", "2d": how long ago, or how long something took. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  for (const [unit, size] of units) if (seconds >= size) return `${Math.floor(seconds / size)}${unit}`;
  return `${seconds}s`;
}

/** The time where the reader is, and how long ago it was. */
export function formatMoment(text: string, nowMs: number): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) return text;
  const ago = nowMs >= ms ? `${formatAge(nowMs - ms)} ago` : `in ${formatAge(ms - nowMs)}`;
  return `${text} (${ago})`;
}
