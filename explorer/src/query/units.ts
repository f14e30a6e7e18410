const durations: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const sizes: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1000, mb: 1_000_000, gb: 1_000_000_000 };

/** Milliseconds of `200ms`, `1.5s`, `5m`; a bare number is milliseconds. */
export function parseQueryDuration(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(text) ?? [];
  const factor = unit === '' ? 1 : durations[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

/** Bytes of `899`, `899B`, `1.3kB`, `4MB`; decimal, as the explorer prints them. */
export function parseQuerySize(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(text) ?? [];
  const factor = sizes[unit.toLowerCase()];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

/** Epoch milliseconds of `5m` (that long ago), `14:31`, `14:31:39.512` (today, local) or an ISO time. */
export function parseQueryTime(text: string, nowMs: number): number | undefined {
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/.exec(text);
  if (clock !== null) return timeOfDay(clock, nowMs);
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    const time = Date.parse(text);
    return Number.isNaN(time) ? undefined : time;
  }
  const ago = /[a-z]$/i.test(text) ? parseQueryDuration(text) : undefined;
  return ago === undefined ? undefined : nowMs - ago;
}

/** The latest moment with that time of day: just after midnight, 23:59 is yesterday's. */
function timeOfDay(clock: RegExpExecArray, nowMs: number): number | undefined {
  const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const day = new Date(nowMs);
  day.setHours(hours, minutes, seconds, Number((clock[4] ?? '0').padEnd(3, '0')));
  if (day.getTime() > nowMs + 60_000) day.setDate(day.getDate() - 1);
  return day.getTime();
}
