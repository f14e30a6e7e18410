import { hash } from 'node:crypto';
import { decodeEntry, encodeEntry } from '../../journal/entry.ts';

/** Messages that are done, as the journal keeps them: one, or a block of many. */
export interface DoneBlock {
  readonly digests: readonly string[];
  /** The latest `time` of the messages. Milliseconds since 1970. */
  readonly latestMs: number;
  /** When the last of them was done. Milliseconds since 1970. */
  readonly doneAtMs: number;
}

export type DoneRecord = DoneBlock | { readonly horizonMs: number };

const digestBytes = 16;

/** Sixteen characters that stand for a key: memory and disk hold a million of them. */
export function digestOf(key: string): string {
  return hash('sha256', key, 'buffer').subarray(0, digestBytes).toString('latin1');
}

export function encodeDone(record: DoneRecord): Uint8Array {
  if ('horizonMs' in record) return encodeEntry(record, new Uint8Array());
  const { digests, ...head } = record;
  return encodeEntry(head, Buffer.from(digests.join(''), 'latin1'));
}

export function decodeDone(bytes: Uint8Array): DoneRecord {
  const { head, payload } = decodeEntry(bytes);
  if ('horizonMs' in (head as object)) return head as { horizonMs: number };
  const text = Buffer.from(payload).toString('latin1');
  const digests = Array.from({ length: payload.length / digestBytes }, (_, index) =>
    text.slice(index * digestBytes, (index + 1) * digestBytes),
  );
  return { ...(head as Omit<DoneBlock, 'digests'>), digests };
}
