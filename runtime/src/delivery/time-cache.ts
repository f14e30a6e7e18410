import { formatTime, parseTime } from '../protocol/time.ts';

const maximumSeconds = 64;

/** Formats times; of those within one second only the milliseconds are written anew. */
export function createTimeFormatter(): (nowMs: number, afterMs?: number) => string {
  const seconds = new Map<number, string>();
  return (nowMs, afterMs = 0) => {
    const ms = nowMs + afterMs;
    const second = Math.floor(ms / 1000);
    let text = seconds.get(second);
    if (text === undefined) {
      text = formatTime(second * 1000).slice(0, -'000Z'.length);
      if (seconds.size >= maximumSeconds) seconds.clear();
      seconds.set(second, text);
    }
    const rest = Math.floor(ms) - second * 1000;
    return `${text}${rest < 10 ? '00' : rest < 100 ? '0' : ''}${rest}Z`;
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
