import type { Environment } from '../../environment.ts';
import { ParleyError } from '../../errors.ts';
import { logFields } from '../../log-fields.ts';
import { Queue } from '../queue.ts';
import type { Confirmations, Passage } from './confirmations.ts';
import type { Journey } from '../status/journey.ts';
import type { DurableRoute } from './durable-routes.ts';
import { isRefusedForGood } from './refused.ts';

/** A durable message while somebody has not confirmed it. */
export interface DurableEntry extends Passage {
  readonly route: DurableRoute;
  readonly journey: Journey;
  /** Ids of records grow: also its place among all that were accepted. */
  readonly recordId: number;
  /** Of the record. */
  readonly bytes: number;
  /** Only until it went out first; then the journal has it. */
  payload: Uint8Array | string | undefined;
  state: 'saving' | 'queued' | 'sending' | 'sent' | 'done';
  /** Monotonic: when it goes out again. */
  dueAtMs: number;
  /** Monotonic. */
  readonly expiresAtMs: number;
}

export interface DeparturesOptions {
  readonly environment: Environment;
  readonly confirmations: Confirmations;
  /** Publishes under way at a time. */
  readonly window: number;
  /** Resolves when the broker has it, with false when there was nothing to send. */
  readonly send: (entry: DurableEntry) => Promise<boolean>;
  /** Whether the broker has it or not: it waits for its confirmation, or its next turn. */
  readonly onSent: (entry: DurableEntry, isOut: boolean) => void;
  /** The broker will never take it. */
  readonly onRefused: (entry: DurableEntry, error: ParleyError) => void;
}

/** Messages that wait for the same agents. */
interface Line {
  queue: Queue<DurableEntry>;
  readonly confirmers: readonly string[];
}

/** Lines that are kept though nothing waits in them. */
const mostEmpty = 100;

/** Lets durable messages out in the order in which they were accepted, as fast as broker and receivers take them. */
export class Departures {
  readonly #options: DeparturesOptions;
  readonly #lines = new Map<string, Line>();
  /** What a broken connection gave back. */
  #returned: DurableEntry[] = [];
  #sending = 0;
  #state: 'open' | 'offline' | 'closed' = 'open';

  constructor(options: DeparturesOptions) {
    this.#options = options;
  }

  add(entry: DurableEntry): void {
    entry.state = 'queued';
    this.#lineOf(entry).queue.push(entry);
  }

  /** They go out again, before those that were accepted later. */
  again(entries: readonly DurableEntry[]): void {
    const byLine = new Map<Line, DurableEntry[]>();
    for (const entry of entries) {
      this.#options.confirmations.cancel(entry);
      entry.state = 'queued';
      const line = this.#lineOf(entry);
      const returning = byLine.get(line);
      if (returning === undefined) byLine.set(line, [entry]);
      else returning.push(entry);
    }
    for (const [{ queue }, returning] of byLine) {
      const all = [...returning, ...queue.keep(() => false)].sort((a, b) => a.recordId - b.recordId);
      for (const entry of all) queue.push(entry);
    }
  }

  /** The connection is up, or may be; these go out again. */
  resume(again: readonly DurableEntry[]): void {
    this.again(again);
    if (this.#state === 'closed') return;
    this.#state = 'open';
    this.again(this.#returned.splice(0).filter(({ state }) => state === 'queued'));
    this.pump();
  }

  pump(): void {
    if (this.#lines.size === 1) {
      for (const line of this.#lines.values()) this.#empty(line);
      return;
    }
    for (const [name, line] of [...this.#lines]) {
      if (this.#state !== 'open' || this.#sending >= this.#options.window) return;
      if (line.queue.size === 0) {
        if (this.#lines.size > mostEmpty) this.#lines.delete(name);
        continue;
      }
      // The next round begins with another one.
      this.#lines.delete(name);
      this.#lines.set(name, line);
      this.#empty(line);
    }
  }

  close(): void {
    this.#state = 'closed';
  }

  #empty({ queue, confirmers }: Line): void {
    const { confirmations, window } = this.#options;
    while (this.#state === 'open' && this.#sending < window) {
      const entry = queue.peek();
      if (entry === undefined) return;
      if (entry.state === 'queued' && !confirmations.hasRoom(confirmers)) return;
      queue.shift();
      if (entry.state === 'queued') this.#send(entry);
    }
  }

  #send(entry: DurableEntry): void {
    const { confirmations, send } = this.#options;
    entry.state = 'sending';
    entry.journey.advance('sent');
    this.#sending += 1;
    confirmations.depart(entry);
    send(entry).then(
      (isOut) => {
        this.#sending -= 1;
        this.#sent(entry, isOut);
      },
      (caught: unknown) => {
        this.#sending -= 1;
        this.#failed(entry, ParleyError.from(caught));
      },
    );
  }

  #sent(entry: DurableEntry, isOut: boolean): void {
    // It was confirmed, perhaps, while it was on its way.
    if (entry.state === 'sending') this.#options.onSent(entry, isOut);
    this.pump();
  }

  #failed(entry: DurableEntry, error: ParleyError): void {
    if (entry.state !== 'sending') return;
    if (error.code === 'not_connected') {
      entry.state = 'queued';
      this.#options.confirmations.cancel(entry);
      this.#returned.push(entry);
      if (this.#state === 'open') this.#state = 'offline';
      return;
    }
    if (isRefusedForGood(error)) {
      this.#options.onRefused(entry, error);
      this.pump();
      return;
    }
    const { logger } = this.#options.environment;
    logger.warn('a durable message did not go out and is tried again', {
      ...logFields({ id: entry.journey.id, channel: entry.route.channel }),
      error,
    });
    this.#sent(entry, false);
  }

  #lineOf({ route }: DurableEntry): Line {
    const { confirmers } = route;
    const name = confirmers.length === 1 ? (confirmers[0] ?? '') : confirmers.join(' ');
    const known = this.#lines.get(name);
    if (known !== undefined) return known;
    const line: Line = { queue: new Queue(), confirmers };
    this.#lines.set(name, line);
    return line;
  }
}
