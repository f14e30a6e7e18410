import { type RowRange, type Marker, clearBit, eachBit, matters, setBit } from './marks.ts';
import { rowFlags } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import type { Slab } from '../store/slabs.ts';

/** Finds the next place in a block of bytes, from an offset on, that ends before `end`. */
export type Finder = (
  at: number,
  end: number,
) => { readonly start: number; readonly end: number } | undefined;
export type CreateFinder = (slab: Slab, span: { readonly start: number; readonly end: number }) => Finder;

/** Marks the rows whose payload holds a text, in any case. */
export function markPayloadText(text: string): Marker {
  const lower = text.toLowerCase();
  const holds = (payload: string) => payload.toLowerCase().includes(lower);
  if (!isAscii(text)) return markPayloads(holds);
  return markVerified(scan(findAnyCase(text)), holds);
}

/** Marks the rows whose payload passes, read as UTF-8. */
export function markPayloads(test: (payload: string) => boolean): Marker {
  return ({ store, from, to }, bits, within) => {
    for (let row = from; row < to; row++) {
      if (matters(within, row - from) && test(payloadText(store, row))) setBit(bits, row - from);
    }
  };
}

/** Marks the rows whose payload holds exactly these bytes; of a batch all entries, since they share the packet. */
export function markPayloadBytes(bytes: Buffer): Marker {
  return scan((slab) => (at, end) => {
    const start = slab.bytes.indexOf(bytes, at);
    return start === -1 || start + bytes.length > end ? undefined : { start, end: start + bytes.length };
  });
}

/** Looks more closely at the entries of batches among what another marker found. */
function markVerified(marker: Marker, holds: (payload: string) => boolean): Marker {
  return (range, bits) => {
    marker(range, bits);
    const { store, from } = range;
    eachBit(bits, (index) => {
      const row = from + index;
      const isBatched = ((store.columns.flags[row % store.capacity] ?? 0) & rowFlags.batched) !== 0;
      if (isBatched && !holds(payloadText(store, row))) clearBit(bits, index);
    });
  };
}

/** The text of a row's payload and its MQTT properties; of a batch its entry alone. */
function payloadText(store: MessageStore, row: number): string {
  const { flags } = store.columns;
  const place = row % store.capacity;
  const text = (store.payload(row)?.toString('utf8') ?? '') + (store.properties(row) ?? '');
  if (((flags[place] ?? 0) & rowFlags.batched) === 0) return text;
  const event = eventOf(store, row);
  return event === undefined ? text : JSON.stringify(event);
}

/** The event of a row as JSON; undefined when the payload is none. */
export function eventOf(store: MessageStore, row: number): unknown {
  const { flags, entry } = store.columns;
  const place = row % store.capacity;
  const value = parse(store.payload(row)?.toString('utf8') ?? '');
  return ((flags[place] ?? 0) & rowFlags.batched) === 0 ? value : entryOf(value, entry[place] ?? 0);
}

function entryOf(value: unknown, entry: number): unknown {
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

/** Bytes read as Latin-1 keep their offsets, and no byte beyond ASCII can be mistaken for a letter of the text. */
function findAnyCase(text: string): CreateFinder {
  const source = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return (slab, span) => {
    const pattern = new RegExp(source, 'gi');
    const letters = slab.bytes.toString('latin1', span.start, span.end);
    return (at) => {
      pattern.lastIndex = at - span.start;
      const found = pattern.exec(letters);
      if (found === null) return undefined;
      const start = span.start + found.index;
      return { start, end: start + text.length };
    };
  };
}

/** Runs over whole blocks of payloads instead of over one payload after the other. */
export function scan(create: CreateFinder): Marker {
  return (range, bits) => {
    for (const slab of range.store.slabs(range.from, range.to)) scanSlab({ range, bits, slab, create });
  };
}

interface Scan {
  readonly range: RowRange;
  readonly bits: Uint32Array;
  readonly slab: Slab;
  readonly create: CreateFinder;
}

function scanSlab({ range, bits, slab, create }: Scan): void {
  const { store, from, to } = range;
  const { offset, length, extra } = store.columns;
  const startOf = (row: number) => offset[row % store.capacity] ?? 0;
  const endOf = (row: number) =>
    startOf(row) + (length[row % store.capacity] ?? 0) + (extra[row % store.capacity] ?? 0);
  const last = Math.min(to - 1, slab.lastRow);
  let row = Math.max(from, slab.firstRow);
  const end = endOf(last);
  let at = startOf(row);
  const find = create(slab, { start: at, end });
  while (row <= last) {
    const found = find(at, end);
    if (found === undefined) return;
    while (row <= last && endOf(row) <= found.start) row += 1;
    if (row > last) return;
    if (found.start < startOf(row) || found.end > endOf(row)) {
      at = found.start + 1;
      continue;
    }
    // The entries of a batch have the same bytes.
    for (const start = startOf(row); row <= last && startOf(row) === start; row++) setBit(bits, row - from);
    at = row > last ? end : startOf(row);
  }
}
