import { type RowVerdict, createFigureWords } from '@parley/explorer/protocol';
import { formatAgo, timeMode } from './time-mode.ts';

const counts = new Intl.NumberFormat();
const decimals = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const clock = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
} as const;
const times = new Intl.DateTimeFormat(undefined, clock);
const utcTimes = new Intl.DateTimeFormat(undefined, { ...clock, timeZone: 'UTC' });

/** What there is none of. */
export const none = '–';

const figures = createFigureWords();

export const formatCount = figures.count;
export const formatSize = figures.size;
export const formatDuration = figures.duration;
export const formatShare = figures.share;

/** `14:31:39.512`, local or in UTC. */
export function formatTime(epochMs: number): string {
  return (timeMode() === 'utc' ? utcTimes : times).format(epochMs);
}

/** The time of the day; where times are told as how long ago that. */
export function formatMoment(epochMs: number): string {
  return timeMode() === 'relative' ? formatAgo(epochMs, Date.now()) : formatTime(epochMs);
}

/** With the date and the zone: for tooltips and copies. */
export function formatFullTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** `0.4/s`, `1,204/s`; nothing is `0`. */
export function formatRate(perSecond: number): string {
  if (perSecond < 0.05) return perSecond === 0 ? '0' : '< 0.1/s';
  return `${perSecond < 99.95 ? decimals.format(perSecond) : counts.format(Math.round(perSecond))}/s`;
}

/** As people say it. */
export const verdictWords: Readonly<Record<RowVerdict, string>> = {
  valid: 'valid',
  system: 'valid',
  cleared: 'cleared',
  invalid: 'invalid',
  malformed: 'malformed',
  'undeclared-channel': 'undeclared',
  'undeclared-message': 'undeclared',
  'wrong-version': 'wrong version',
  'wrong-sender': 'wrong sender',
  'over-limit': 'over limit',
  late: 'late',
  expired: 'expired',
  duplicate: 'duplicate',
};

/** Right in all but the time. */
const timely: readonly RowVerdict[] = ['expired', 'late', 'duplicate'];

export type Tone = 'good' | 'warn' | 'bad';

export function toneOf(verdict: RowVerdict): Tone {
  if (verdict === 'valid' || verdict === 'system' || verdict === 'cleared') return 'good';
  const isWarning = verdict.startsWith('undeclared') || timely.includes(verdict);
  return isWarning ? 'warn' : 'bad';
}

/** Control and direction marks in names from outside would rearrange the line: they show as their code. */
export function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
