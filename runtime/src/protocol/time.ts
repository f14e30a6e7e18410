import { ParleyError } from '../errors.ts';

const rfc3339 = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Canonical, and a time whatever the month: what nearly every message carries, known by one test. */
const certain = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const graceSeconds = 60;
const maxExpirySeconds = 0xffff_ffff;
const maxTimeMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Epoch milliseconds of an RFC 3339 time, finer fractions cut, a leap second as the second after it; undefined for any other text. */
export function parseTime(text: string): number | undefined {
  if (certain.test(text)) return Date.parse(text);
  const match = rfc3339.exec(text); // REQ-TIME-1
  if (match === null) return undefined;
  const [, date = '', clock = '', fraction = '', sign, hours = '0', minutes = '0'] = match;
  const leap = clock.endsWith(':60');
  const ms = parseSeconds(date, leap ? `${clock.slice(0, -2)}59` : clock);
  const offsetMs = parseOffset(sign, Number(hours), Number(minutes));
  if (ms === undefined || offsetMs === undefined) return undefined;
  return ms + (leap ? 1000 : Number(fraction.slice(0, 3).padEnd(3, '0'))) - offsetMs;
}

/** RFC 3339 UTC with milliseconds: the only form that Parley sends. */
export function formatTime(ms: number): string {
  if (ms >= 0 && ms <= maxTimeMs) return new Date(ms).toISOString();
  throw new ParleyError('invalid_argument', `${ms} ms is no time between 1970 and 9999`);
}

/** True for the form that {@link formatTime} writes. */
export function isCanonicalTime(text: string): boolean {
  return certain.test(text) || (canonical.test(text) && parseTime(text) !== undefined); // REQ-TIME-2
}

/** True for every text that {@link parseTime} understands. */
export function isTime(text: string): boolean {
  return certain.test(text) || parseTime(text) !== undefined;
}

/** The native MQTT expiry: a minute more than the ttl, so that the receiver still sees, and counts, what expired. */
export function expirySeconds(ttlMs: number): number {
  return Math.min(Math.ceil(ttlMs / 1000) + graceSeconds, maxExpirySeconds); // REQ-TIME-4
}

/** `skewMs` is what the receiver's clock is ahead of the sender's. */
export function isExpired(expiresAtMs: number, nowMs: number, skewMs = 0): boolean {
  return nowMs - skewMs > expiresAtMs; // REQ-TIME-5
}

/** Date.parse takes 30 February for 2 March, and 24:00 for the next day. */
function parseSeconds(date: string, clock: string): number | undefined {
  const ms = Date.parse(`${date}T${clock}Z`);
  if (Number.isNaN(ms) || clock.startsWith('24')) return undefined;
  const day = Number(date.slice(8));
  return day <= 28 || new Date(ms).getUTCDate() === day ? ms : undefined;
}

function parseOffset(sign: string | undefined, hours: number, minutes: number): number | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
