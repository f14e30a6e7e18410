import type { CardData, FrontData, HealthData, StatusData } from '@parley/schemas';
import { decodeMessage } from '../protocol/envelope.ts';
import { parseTime } from '../protocol/time.ts';
import { systemTypes } from '../protocol/system-types.ts';

/** Which instance is the front; the broker's order of these records is the order of events for all. */
export type FrontRecord = Pick<FrontData, 'instance' | 'epoch' | 'retired'>;

export type PeerStatus = Pick<StatusData, 'state' | 'incarnation' | 'cause'> & {
  /** When the state began by the instance's own clock; of a will, when the connection was made. */
  readonly sinceMs?: number | undefined;
};

/** A larger one is none that an agent of ours has written. */
const maximumCardBytes = 262_144;

/** Reads a retained front record; undefined for anything else. */
export function readFront(payload: Uint8Array): FrontRecord | undefined {
  const { instance, epoch, retired } = readData(payload, systemTypes.front);
  if (typeof instance !== 'string' || typeof epoch !== 'number') return undefined;
  return retired === true ? { instance, epoch, retired } : { instance, epoch };
}

/** Reads a retained status; undefined for anything else, the empty payload that clears it included. REQ-PRES-8 */
export function readStatus(payload: Uint8Array): PeerStatus | undefined {
  const { state, incarnation, since, cause } = readData(payload, systemTypes.status);
  if (!isState(state) || typeof incarnation !== 'number') return undefined;
  const sinceMs = typeof since === 'string' ? parseTime(since) : undefined;
  return { state, incarnation, sinceMs, ...(isCause(cause) ? { cause } : {}) };
}

/** Reads a card as far as it is looked at here; undefined for anything else. */
export function readCard(payload: Uint8Array): CardData | undefined {
  if (payload.length > maximumCardBytes) return undefined;
  const data = readData(payload, systemTypes.card);
  const { agent, instance, incarnation, capabilities, messages } = data;
  const isCard =
    typeof agent === 'string' &&
    typeof instance === 'string' &&
    typeof incarnation === 'number' &&
    Array.isArray(capabilities) &&
    typeof messages === 'object' &&
    messages !== null;
  return isCard ? (data as unknown as CardData) : undefined;
}

/** Reads a heartbeat; undefined for anything else. */
export function readHealth(payload: Uint8Array): HealthData | undefined {
  const data = readData(payload, systemTypes.health);
  const { incarnation, inFlight, queued } = data;
  const isHealth =
    typeof incarnation === 'number' && typeof inFlight === 'number' && typeof queued === 'number';
  return isHealth ? (data as unknown as HealthData) : undefined;
}

function readData(payload: Uint8Array, type: string): Readonly<Record<string, unknown>> {
  const decoded = decodeMessage(payload);
  if (!decoded.ok || decoded.message.type !== type) return {};
  const { data } = decoded.message;
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

function isState(value: unknown): value is PeerStatus['state'] {
  return value === 'online' || value === 'paused' || value === 'draining' || value === 'offline';
}

function isCause(value: unknown): value is NonNullable<StatusData['cause']> {
  return value === 'clean' || value === 'will' || value === 'retired';
}
