import type { FrontData, StatusData } from '@parley/schemas';
import { decodeMessage } from '../protocol/envelope.ts';
import { systemTypes } from './system-messages.ts';

/** Which instance is the front; the broker's order of these records is the order of events for all. */
export type FrontRecord = Pick<FrontData, 'instance' | 'epoch'>;

export type PeerStatus = Pick<StatusData, 'state' | 'incarnation'>;

/** Reads a retained front record; undefined for anything else. */
export function readFront(payload: Uint8Array): FrontRecord | undefined {
  const data = readData(payload, systemTypes.front);
  const { instance, epoch } = data;
  if (typeof instance !== 'string' || typeof epoch !== 'number') return undefined;
  return { instance, epoch };
}

/** Reads a retained status; undefined for anything else, the empty payload that clears it included. */
export function readStatus(payload: Uint8Array): PeerStatus | undefined {
  const { state, incarnation } = readData(payload, systemTypes.status);
  if (!isState(state) || typeof incarnation !== 'number') return undefined;
  return { state, incarnation };
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
