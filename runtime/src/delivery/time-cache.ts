import { formatTime, parseTime } from '../protocol/time.ts';

const maximumEntries = 64;

/** Formats times; those asked for within one millisecond are formatted once. */
export function createTimeFormatter(): (nowMs: number, afterMs?: number) => string {
  const texts = new Map<number, string>();
  let currentMs = -1;
  return (nowMs, afterMs = 0) => {
    if (nowMs !== currentMs || texts.size > maximumEntries) {
      texts.clear();
      currentMs = nowMs;
    }
    const known = texts.get(afterMs);
    if (known !== undefined) return known;
    const text = formatTime(nowMs + afterMs);
    texts.set(afterMs, text);
    return text;
  };
}

/** Reads times; under load many messages bear the same one. */
export function createTimeParser(): (text: string) => number | undefined {
  let lastText = '';
  let last: number | undefined;
  return (text) => {
    if (text === lastText) return last;
    last = parseTime(text);
    lastText = text;
    return last;
  };
}
