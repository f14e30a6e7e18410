import type { ErrorCode } from '@parley/schemas';
import { ReasonCodes } from 'mqtt';
import { ParleyError } from '../../errors.ts';
import { explainTls } from './tls-failures.ts';

const reasonTexts: Readonly<Record<number, string>> = ReasonCodes;
/** CONNACK codes that waiting mends: 3.1.1's "server unavailable", and 5's unavailable, busy, shutting down, quota, rate, use another. */
const passing = new Set([3, 128, 129, 130, 131, 136, 137, 139, 151, 156, 159]);
const protocolRefusals = new Set([1, 132]);

const refusals: Readonly<Record<number, ErrorCode>> = {
  143: 'invalid_argument',
  144: 'invalid_argument',
  149: 'too_large',
  151: 'overloaded',
  153: 'invalid_message',
  154: 'unsupported',
  155: 'unsupported',
  158: 'unsupported',
  161: 'unsupported',
  162: 'unsupported',
};

/** Why an attempt to connect ended without a link. `protocol`: the broker may speak an older MQTT. */
export interface DialFailure {
  readonly error: ParleyError;
  readonly protocol: 'refused' | 'perhaps' | 'fine';
}

/** Judges what mqtt.js reported before CONNACK; undefined: the socket closed without a word. */
export function toDialFailure(url: string, caught: unknown): DialFailure {
  if (caught === undefined) {
    const reason = `${url} closed the connection before it answered${doubtOf(url)}`;
    return { error: new ParleyError('not_connected', reason), protocol: 'perhaps' };
  }
  const code = codeOf(caught);
  const text = textOf(caught);
  const options = { cause: caught, ...(code === undefined ? {} : { details: { reason: code } }) };
  if (typeof code !== 'number') {
    const distrust = code === undefined ? undefined : explainTls(code);
    const reason =
      distrust === undefined
        ? `no connection to ${url}: ${text}${code === 'ECONNRESET' ? doubtOf(url) : ''}`
        : `no TLS connection to ${url}: ${distrust} (${tlsText(text)})`;
    const kind = distrust === undefined ? 'not_connected' : 'connection_refused';
    const error = new ParleyError(kind, reason, options);
    return { error, protocol: code === undefined || code === 'ECONNRESET' ? 'perhaps' : 'fine' };
  }
  const kind = passing.has(code) ? 'not_connected' : 'connection_refused';
  const error = new ParleyError(kind, `${url} refused the connection: ${text}`, options);
  return { error, protocol: protocolRefusals.has(code) ? 'refused' : 'fine' };
}

/** What a broker's reason code for a publish or a subscription means to a program. */
export function toRefusal(what: string, reasonCode: number, text: string): ParleyError {
  const reason = `the broker refused ${what}: ${text} (${reasonCode})`;
  return new ParleyError(refusals[reasonCode] ?? 'not_authorized', reason, {
    details: { reason: reasonCode },
  });
}

/** In words; "no reason" where the protocol knows no such code. */
export function reasonTextOf(reasonCode: number): string {
  return reasonTexts[reasonCode] ?? 'no reason';
}

/** The MQTT reason code or the system's error name. */
function codeOf(caught: unknown): number | string | undefined {
  if (typeof caught !== 'object' || caught === null || !('code' in caught)) return undefined;
  return typeof caught.code === 'number' || typeof caught.code === 'string' ? caught.code : undefined;
}

function textOf(caught: unknown): string {
  if (!(caught instanceof Error)) return String(caught);
  const inner: unknown = caught instanceof AggregateError ? caught.errors[0] : undefined;
  const text = caught.message === '' && inner instanceof Error ? inner.message : caught.message;
  return text.replace(/^(Connection refused|Publish error|Subscribe error): /, '');
}

/** OpenSSL puts the place in its own source around its words. */
function tlsText(text: string): string {
  const words = /:SSL routines:[^:]*:([^:]+):/.exec(text)?.[1] ?? text;
  return words.trim();
}

/** A port for the one answers to the other by hanging up. */
function doubtOf(url: string): string {
  return /^(mqtts|wss):/.test(url)
    ? '; does that port speak TLS?'
    : '; a port for TLS wants mqtts:// or wss://';
}
