import { structureErrors } from '../../check/structure/structure-errors.ts';
import { parseDuration, parseDurationRange, parseSize } from '../../model/units.ts';
import { fix, replace } from './change.ts';
import type { Fix, FixRequest, Fixers, Safety } from './fix.ts';

const durationWords: Readonly<Record<string, string>> = {
  millisecond: 'ms',
  milliseconds: 'ms',
  msec: 'ms',
  msecs: 'ms',
  millis: 'ms',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  w: '7d',
  week: '7d',
  weeks: '7d',
};

/** `1h30m`, `30 sec`, `5S`: the same, as Parley writes durations; undefined where the unit is not told. */
export function respellDuration(text: string): string | undefined {
  const parts = [...text.trim().matchAll(/(\d+(?:[.,]\d+)?)\s*([A-Za-z]+)/g)];
  if (parts.length === 0 || text.replaceAll(/\d+(?:[.,]\d+)?\s*[A-Za-z]+|[\s,]/g, '') !== '')
    return undefined;
  const amounts = parts.map(([, amount = '', unit = '']) => amountOf(Number(amount.replace(',', '.')), unit));
  const [first] = amounts;
  if (first === undefined || amounts.includes(undefined)) return undefined;
  if (amounts.length === 1) return `${first.amount}${first.unit}`;
  const last = amounts.at(-1)?.unit ?? first.unit;
  const total = amounts.reduce(
    (sum, part) => sum + (parseDuration(`${part?.amount ?? 0}${part?.unit ?? ''}`) ?? 0),
    0,
  );
  return `${total / (parseDuration(`1${last}`) ?? 1)}${last}`;
}

function amountOf(
  amount: number,
  word: string,
): { readonly amount: number; readonly unit: string } | undefined {
  const lower = word.toLowerCase();
  // A capital M is a month or a minute.
  if (word === 'M') return undefined;
  const unit = durationWords[lower] ?? (/^(?:ms|s|m|h|d)$/.test(lower) ? lower : undefined);
  if (unit === undefined) return undefined;
  return unit === '7d' ? { amount: amount * 7, unit: 'd' } : { amount, unit };
}

/** `256kb`, `1 MiB`, `64K`: the same, as Parley writes sizes. */
export function respellSize(text: string): string | undefined {
  const [, amount = '', letter = ''] = /^\s*(\d+(?:\.\d+)?)\s*(?:([kmg])i?b?|b|bytes?)\s*$/i.exec(text) ?? [];
  if (amount === '') return undefined;
  return `${amount}${letter.toUpperCase()}B`;
}

function durationFixes(request: FixRequest): readonly Fix[] {
  const { value, place, keys } = request;
  const isRange = keys.at(-1) === 'backoff';
  if (typeof value === 'number' && value >= 0 && !isRange)
    return [`${value}s`, `${value}ms`].flatMap((text) => fix(`Write ${text}`, 'look', replace(place, text)));
  if (typeof value !== 'string') return [];
  if (isRange) return rangeFixes(request, value);
  if (/^\d+(?:\.\d+)?$/.test(value))
    return [`${value}s`, `${value}ms`].flatMap((text) => fix(`Write ${text}`, 'look', replace(place, text)));
  return written(request, respellDuration(value), { isLegal: (text) => parseDuration(text) !== undefined });
}

function rangeFixes(request: FixRequest, value: string): readonly Fix[] {
  const ends = value.split(/\s*(?:\.{2,3}|-|–|to)\s*/);
  const spelled = ends.map((end) => (parseDuration(end) === undefined ? respellDuration(end) : end));
  const [from, to = from] = spelled;
  if (spelled.length > 2 || from === undefined || to === undefined) return [];
  const text = `${from}..${to}`;
  const isFlat = ends.length === 1;
  return written(request, text, {
    isLegal: () => parseDurationRange(text) !== undefined,
    safety: isFlat ? 'look' : 'safe',
  });
}

function sizeFixes(request: FixRequest): readonly Fix[] {
  const { value, place } = request;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0)
    return [`${value}B`, `${value}KB`].flatMap((text) => fix(`Write ${text}`, 'look', replace(place, text)));
  if (typeof value !== 'string') return [];
  return written(request, respellSize(value), { isLegal: (text) => parseSize(text) !== undefined });
}

function written(
  { place }: FixRequest,
  text: string | undefined,
  { isLegal, safety = 'safe' }: { readonly isLegal: (text: string) => boolean; readonly safety?: Safety },
): readonly Fix[] {
  return text === undefined || !isLegal(text) ? [] : fix(`Write ${text}`, safety, replace(place, text));
}

/** `yes`, `"8"`, a single text where a list is wanted: the value that is meant. */
function typeFixes({ entry, place, value }: FixRequest): readonly Fix[] {
  const error = structureErrors(entry, 'type').find((found) => found.place.pointer === place.pointer)?.error;
  const types: readonly unknown[] = Array.isArray(error?.expected) ? error.expected : [error?.expected];
  const instead = types.flatMap((type) => convert(value, type));
  return instead.flatMap((other) => fix(`Write ${JSON.stringify(other)}`, 'safe', replace(place, other)));
}

const flags: Readonly<Record<string, boolean>> = {
  yes: true,
  on: true,
  true: true,
  no: false,
  off: false,
  false: false,
};

/** What a value of another type can only mean. */
export function convert(value: unknown, type: unknown): readonly unknown[] {
  return typeof type === 'string' && Object.hasOwn(conversions, type)
    ? (conversions[type]?.(value) ?? [])
    : [];
}

function toNumber(value: unknown, shape: RegExp): readonly number[] {
  return typeof value === 'string' && shape.test(value) ? [Number(value)] : [];
}

const conversions: Readonly<Record<string, (value: unknown) => readonly unknown[]>> = {
  boolean: (value) => {
    const flag = typeof value === 'string' ? flags[value.toLowerCase()] : undefined;
    return flag === undefined ? [] : [flag];
  },
  array: (value) => (typeof value === 'string' ? [[value]] : []),
  object: (value) => (value === null || (Array.isArray(value) && value.length === 0) ? [{}] : []),
  string: (value) => (typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : []),
  number: (value) => toNumber(value, /^-?\d+(?:\.\d+)?$/),
  integer: (value) => toNumber(value, /^-?\d+$/),
};

function backwards({ value, place }: FixRequest): readonly Fix[] {
  if (typeof value !== 'string') return [];
  const text = value.split('..').reverse().join('..');
  return fix(`Write ${text}`, 'safe', replace(place, text));
}

export const writtenValueFixes: Fixers = {
  DURATION_ILLEGAL: durationFixes,
  SIZE_ILLEGAL: sizeFixes,
  RANGE_ILLEGAL: backwards,
  VALUE_TYPE: typeFixes,
};
