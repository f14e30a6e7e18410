import { decodeEntry, encodeEntry } from '../journal/entry.ts';
import { encodeForwarded } from '../protocol/envelope.ts';
import { expirySeconds, parseTime } from '../protocol/time.ts';
import type { Delivery } from './delivery.ts';
import type { Attempts } from './unparked.ts';

/** A message as the journal keeps it while it is parked. */
export interface ParkedMessage {
  readonly topic: string;
  readonly contentType?: string;
  readonly qos: 1 | 2;
  /** Seconds that were left of its native expiry when it came. */
  readonly expirySeconds?: number;
  /** Milliseconds since 1970. */
  readonly arrivedAtMs: number;
  readonly attempts: Attempts;
}

/** A later beginning with a message whose record is there already, or the pause after it. */
export interface ParkedAttempt {
  readonly of: number;
  readonly receive: string;
  readonly attempt: number;
  /** When the next attempt may begin. Milliseconds since 1970. */
  readonly dueAtMs?: number;
}

const encoder = new TextEncoder();

/** Of a batch its one entry: the others have records of their own, or need none. */
export function encodeParked({ arrival, message }: Delivery, attempts: Attempts): Uint8Array {
  const { packet, settlement, arrivedAtMs } = arrival;
  const { contentType } = packet.properties;
  const isEntry = settlement !== packet;
  const left = packet.properties.messageExpirySeconds ?? wholeExpirySeconds(message);
  const head: ParkedMessage = {
    topic: packet.topic,
    ...(contentType === undefined || isEntry ? {} : { contentType }),
    qos: packet.qos === 2 ? 2 : 1,
    ...(left === undefined ? {} : { expirySeconds: left }),
    arrivedAtMs,
    attempts,
  };
  return encodeEntry(head, isEntry ? encoder.encode(encodeForwarded(message)) : packet.payload);
}

export function encodeParkedAttempt(attempt: ParkedAttempt): Uint8Array {
  return encodeEntry(attempt, new Uint8Array());
}

export function decodeParked(bytes: Uint8Array): {
  head: ParkedMessage | ParkedAttempt;
  payload: Uint8Array;
} {
  const { head, payload } = decodeEntry(bytes);
  return { head: head as ParkedMessage | ParkedAttempt, payload };
}

/** MQTT 3.1.1 does not tell how long the broker held it: not at all, then. */
function wholeExpirySeconds({ time, expiresAt }: Delivery['message']): number | undefined {
  const sentAtMs = parseTime(time ?? '');
  const expiresAtMs = parseTime(expiresAt ?? '');
  if (sentAtMs === undefined || expiresAtMs === undefined) return undefined;
  return expirySeconds(Math.max(0, expiresAtMs - sentAtMs));
}
