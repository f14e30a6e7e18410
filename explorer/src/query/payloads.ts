import type { MessageStore } from '../store/store.ts';
import { rowFlags } from '../store/row.ts';
import { type Marker, matters, setBit } from './marks.ts';

/** Marks the rows whose packet passes: payload and MQTT properties, read as UTF-8. */
export function markPackets(test: (text: string) => boolean): Marker {
  return ({ store, from, to }, bits, within) => {
    for (let row = from; row < to; row++)
      if (matters(within, row - from) && test(packetText(store, row))) setBit(bits, row - from);
  };
}

/** The text of a row's payload and its MQTT properties; of a batch its entry alone. */
export function packetText(store: MessageStore, row: number): string {
  if (isBatched(store, row)) {
    const event = eventOf(store, row);
    if (event !== undefined) return JSON.stringify(event);
  }
  return (store.payload(row)?.toString('utf8') ?? '') + (store.properties(row) ?? '');
}

export function isBatched(store: MessageStore, row: number): boolean {
  return ((store.columns.flags[row % store.capacity] ?? 0) & rowFlags.batched) !== 0;
}

/** The event of a row as JSON; undefined when the payload is none. */
export function eventOf(store: MessageStore, row: number): unknown {
  const payload = store.payload(row);
  const value = payload === undefined ? undefined : parse(payload.toString('utf8'));
  return isBatched(store, row) ? entryOf(value, store.columns.entry[row % store.capacity] ?? 0) : value;
}

/** An entry of the batch that a packet is. */
export function entryOf(value: unknown, entry: number): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[entry] : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
