import { ParleyError } from '../../errors.ts';
import { decodeEntry } from '../../journal/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import type { DurableEntry } from './departures.ts';
import type { DurableMessage, DurableRecord } from './durable-record.ts';

/** Payloads that wait are kept in memory up to this; the others are read from the journal when their turn comes. */
const mostBytes = 8 * 1024 ** 2;

/** The bytes of durable messages: in memory until they went out first, as far as there is room, and in the journal. */
export class Payloads {
  readonly #journal: Pick<Journal, 'read'>;
  #bytes = 0;
  /** The last message that waits for a read, of its own or of one before it. */
  #turn: Promise<unknown> | undefined;

  constructor(journal: Pick<Journal, 'read'>) {
    this.#journal = journal;
  }

  /** Undefined where there is no room: the journal has it. */
  keep(payload: Uint8Array | string): Uint8Array | string | undefined {
    if (this.#bytes + payload.length > mostBytes) return undefined;
    this.#bytes += payload.length;
    return payload;
  }

  drop(entry: DurableEntry): void {
    this.#bytes -= entry.payload?.length ?? 0;
    entry.payload = undefined;
  }

  async read({ recordId }: Pick<DurableEntry, 'recordId'>): Promise<DurableMessage | undefined> {
    const bytes = await this.#journal.read(recordId);
    if (bytes === undefined) return undefined;
    const { head, payload } = decodeEntry(bytes);
    return { ...(head as DurableRecord), payload };
  }

  /** Publishes in the order of the calls: reads overtake one another, and what need not be read; messages must not. */
  publish(
    entry: DurableEntry,
    publish: (payload: Uint8Array | string | undefined) => Promise<boolean>,
  ): Promise<boolean> {
    const { payload } = entry;
    if (payload !== undefined && this.#turn === undefined) return publish(payload);
    const reading = payload ?? this.read(entry).then((message) => message?.payload);
    const turn = Promise.allSettled([reading, this.#turn]).then(([read]) => {
      if (this.#turn === turn) this.#turn = undefined;
      return {
        done:
          read.status === 'fulfilled' ? publish(read.value) : Promise.reject(ParleyError.from(read.reason)),
      };
    });
    this.#turn = turn;
    return turn.then(({ done }) => done);
  }
}
