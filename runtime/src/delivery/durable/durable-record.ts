import type { JournalMode } from '../../journal/options.ts';

/** A durable message as the journal has it. */
export interface DurableMessage extends DurableRecord {
  readonly payload: Uint8Array;
}

/** A durable message as it is handed over. */
export interface DurableDraft extends DurableRecord {
  readonly payload: Uint8Array | string;
}

/** What a sender keeps of a durable message until everybody confirmed it. */
export interface DurableRecord {
  readonly id: string;
  readonly type: string;
  readonly channel: string;
  readonly topic: string;
  readonly retain: boolean;
  readonly correlationId: string | undefined;
  /** Milliseconds since 1970. */
  readonly sentAtMs: number;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
  /** The agents that must confirm, by name, as the contracts had it when the message was sent. */
  readonly confirmers: readonly string[];
  /** When a change of it counts as saved. Absent: fsync. */
  readonly journal?: JournalMode;
}

/** The JSON of records; what those in a row have in common is text already. */
export function createRecordWriter(): (record: DurableRecord) => string {
  let last: DurableRecord | undefined;
  let shared = '';
  return (record) => {
    const { id, correlationId, sentAtMs, expiresAtMs } = record;
    if (last === undefined || !isAlike(record, last)) {
      const { type, channel, topic, retain, confirmers, journal } = record;
      shared = JSON.stringify({ type, channel, topic, retain, confirmers, journal }).slice(1);
      last = record;
    }
    const own = JSON.stringify(id);
    const quoted = correlationId === id ? own : JSON.stringify(correlationId ?? '');
    const correlation = correlationId === undefined ? '' : `"correlationId":${quoted},`;
    return `{"id":${own},${correlation}"sentAtMs":${sentAtMs},"expiresAtMs":${expiresAtMs},${shared}`;
  };
}

/** What tells them apart stands in their own members only; the same agents in another list count as others. */
export function isAlike(
  { type, channel, topic, retain, confirmers, journal }: SharedMembers,
  other: SharedMembers,
): boolean {
  return (
    topic === other.topic &&
    channel === other.channel &&
    type === other.type &&
    confirmers === other.confirmers &&
    retain === other.retain &&
    journal === other.journal
  );
}

type SharedMembers = Pick<DurableRecord, 'type' | 'channel' | 'topic' | 'retain' | 'confirmers' | 'journal'>;
