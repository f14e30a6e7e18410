import { parseDuration, parseDurationRange, parseSize } from '../../model/units.ts';

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
] as const;

/** An amount in numbers and words: `30000 ms, 30 seconds`, `262144 bytes`. Undefined: it is none of its unit. */
export function describeAmount(
  value: unknown,
  unit: 'duration' | 'range' | 'size' | undefined,
): string | undefined {
  if (unit === 'size') {
    const bytes = parseSize(value);
    return bytes === undefined ? undefined : bytes === 1 ? '1 byte' : `${bytes} bytes`;
  }
  if (unit === 'range') {
    const range = parseDurationRange(value);
    return range && `${range.min}..${range.max} ms, ${inWords(range.min)} to ${inWords(range.max)}`;
  }
  const ms = unit === 'duration' ? parseDuration(value) : undefined;
  return ms === undefined ? undefined : `${ms} ms, ${inWords(ms)}`;
}

/** The two largest units in which there is something to say. */
function inWords(ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of steps) {
    const count = Math.floor(rest / size);
    if (count === 0) continue;
    parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    rest -= count * size;
  }
  return parts.length === 0 ? '0 milliseconds' : parts.join(' ');
}
