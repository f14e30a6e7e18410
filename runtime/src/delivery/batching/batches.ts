import type { BundleChannel } from '@parley/schemas';
import type { Clock } from '../../clock.ts';
import { ParleyError } from '../../errors.ts';
import { contentTypes, encodeBatch } from '../../protocol/envelope.ts';
import type { OutgoingPacket } from '../../transport/transport.ts';
import { createExpiringProperties } from '../constant-properties.ts';
import type { Outbox, PublishLimits } from '../outbox.ts';

export interface BatchesOptions {
  readonly clock: Clock;
  readonly outbox: Pick<Outbox, 'publish'>;
}

export type BatchLimits = NonNullable<BundleChannel['batch']>;

/** An event that is ready to go out, alone or with others. */
export type EventPacket = OutgoingPacket & { readonly payload: string };

interface Entry {
  readonly packet: EventPacket;
  readonly bytes: number;
  readonly limits: PublishLimits;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What goes to one topic. */
interface Line {
  collected: Entry[];
  /** Of the batch that is collected. */
  bytes: number;
  underWay: number;
  cancelLinger: (() => void) | undefined;
}

/** Of the brackets, and of the comma behind each entry. */
const bracketBytes = 2;

/**
 * Collects events of one topic into batches: one goes out at once when nothing is under way there, and while something is, the next ones
 * are collected, until it has arrived, the batch is full, or the first of them has waited long enough. REQ-BATCH-9, REQ-BATCH-10, REQ-BATCH-11
 */
export class Batches {
  readonly #options: BatchesOptions;
  readonly #lines = new Map<string, Line>();
  readonly #properties = createExpiringProperties(contentTypes.batch);

  constructor(options: BatchesOptions) {
    this.#options = options;
  }

  /** Resolves when the broker has it. Rejects as the outbox does. */
  publish(packet: EventPacket, batch: BatchLimits, limits: PublishLimits): Promise<void> {
    return new Promise((resolve, reject) => {
      const bytes = Buffer.byteLength(packet.payload) + 1;
      const entry = listening({ packet, bytes, limits, resolve, reject }, this.#withdraw);
      const line = this.#lines.get(packet.topic) ?? this.#createLine(packet.topic);
      if (line.underWay === 0) this.#send(line, [entry]);
      else this.#collect(line, entry, batch);
    });
  }

  /** Sends what is collected, for one topic or for all: nothing may overtake it. */
  flush(topic?: string): void {
    if (topic === undefined) for (const line of this.#lines.values()) this.#flush(line);
    else {
      const line = this.#lines.get(topic);
      if (line !== undefined) this.#flush(line);
    }
  }

  #createLine(topic: string): Line {
    const line: Line = { collected: [], bytes: bracketBytes, underWay: 0, cancelLinger: undefined };
    this.#lines.set(topic, line);
    return line;
  }

  #collect(line: Line, entry: Entry, { messages, bytes, lingerMs }: BatchLimits): void {
    if (line.collected.length > 0 && line.bytes + entry.bytes > bytes) this.#flush(line);
    line.collected.push(entry);
    line.bytes += entry.bytes;
    if (line.collected.length >= messages || line.bytes >= bytes) this.#flush(line);
    else
      line.cancelLinger ??= this.#options.clock.after(lingerMs, () => {
        this.#flush(line);
      });
  }

  #flush(line: Line): void {
    line.cancelLinger?.();
    line.cancelLinger = undefined;
    if (line.collected.length === 0) return;
    const entries = line.collected;
    line.collected = [];
    line.bytes = bracketBytes;
    this.#send(line, entries);
  }

  #send(line: Line, entries: readonly Entry[]): void {
    const [first] = entries;
    if (first === undefined) return;
    const [packet, limits] =
      entries.length === 1 ? ([first.packet, first.limits] as const) : this.#join(first, entries);
    line.underWay += 1;
    this.#options.outbox.publish(packet, limits).then(
      () => {
        for (const { resolve } of entries) resolve();
        this.#arrived(line, packet.topic);
      },
      (error: unknown) => {
        this.#failed(line, entries, error);
        this.#arrived(line, packet.topic);
      },
    );
  }

  #join({ packet }: Entry, entries: readonly Entry[]): readonly [OutgoingPacket, PublishLimits] {
    const payload = encodeBatch(entries.map((entry) => entry.packet.payload));
    const seconds = longest(entries.map((entry) => entry.packet.properties?.messageExpirySeconds));
    const ttlMs = longest(entries.map(({ limits }) => limits.ttlMs));
    return [{ ...packet, payload, properties: this.#properties(seconds) }, { ttlMs }];
  }

  /** A broker may take less than the contract allows: each alone is what it would have got without batches. */
  #failed(line: Line, entries: readonly Entry[], error: unknown): void {
    if (entries.length > 1 && error instanceof ParleyError && mayFitAlone(error))
      for (const entry of entries) this.#send(line, [entry]);
    else for (const { reject } of entries) reject(error);
  }

  #arrived(line: Line, topic: string): void {
    line.underWay -= 1;
    if (line.collected.length > 0) this.#flush(line);
    else if (line.underWay === 0) this.#lines.delete(topic);
  }

  readonly #withdraw = (entry: Entry): void => {
    const line = this.#lines.get(entry.packet.topic);
    const at = line?.collected.indexOf(entry) ?? -1;
    if (line === undefined || at === -1) return;
    line.collected.splice(at, 1);
    line.bytes -= entry.bytes;
    const cause: unknown = entry.limits.signal?.reason;
    entry.reject(new ParleyError('cancelled', 'the caller gave up before the message went out', { cause }));
  };
}

/** It is too large together, or one of them makes the broker hang up. */
function mayFitAlone({ code, details }: ParleyError): boolean {
  return code === 'too_large' || details.hangUps !== undefined;
}

/** Of those that end; none where one never does. */
function longest(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce((a, b) => (a === undefined || b === undefined ? undefined : Math.max(a, b)));
}

/** Can be called back while it is collected; what is on its way cannot. */
function listening(entry: Entry, withdraw: (entry: Entry) => void): Entry {
  const { signal } = entry.limits;
  if (signal === undefined) return entry;
  const abort = (): void => {
    withdraw(heard);
  };
  const heard: Entry = {
    ...entry,
    resolve: () => {
      signal.removeEventListener('abort', abort);
      entry.resolve();
    },
    reject: (error) => {
      signal.removeEventListener('abort', abort);
      entry.reject(error);
    },
  };
  signal.addEventListener('abort', abort);
  return heard;
}
