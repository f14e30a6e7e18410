import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import { decodeEntry, encodeEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { encodeForwarded } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { formatTime } from '../protocol/time.ts';
import { createUuidV7 } from '../protocol/uuid.ts';

/** One who was asked and did not answer in time. */
export interface EscalationTimeout {
  /** first, retry, backup. */
  readonly step: string;
  readonly agent?: string;
  /** RFC 3339: when the waiting ended. */
  readonly at: string;
  readonly afterMs?: number;
}

/** A request that nobody answered, and that people shall decide about. */
export interface EscalatedRequest {
  readonly message: Message;
  readonly channel: string;
  readonly timeouts: readonly EscalationTimeout[];
  /** The caller does not want it any more: then nothing is kept of it. */
  readonly signal?: AbortSignal | undefined;
}

/** What people decided. */
export type Resolution =
  | { readonly kind: 'reply'; readonly type: string; readonly data: unknown }
  | { readonly kind: 'retry' | 'drop' };

/** Who decided, and why. */
export interface ResolvedBy {
  readonly by: string;
  readonly note?: string | undefined;
}

/** What is kept of a request that waits for people. */
export interface Escalation {
  readonly id: string;
  readonly channel: string;
  readonly type: string;
  readonly messageId: string;
  readonly correlationId?: string;
  readonly timeouts: readonly EscalationTimeout[];
  /** RFC 3339. */
  readonly since: string;
  /** Ended while no caller waited: kept to be read. */
  readonly resolved?: ResolvedBy & { readonly resolution: Resolution; readonly at: string };
  /** The request's event. */
  readonly payload: Uint8Array;
}

export interface EscalationsOptions {
  readonly environment: Environment;
  /** Absent: in memory. */
  readonly journal?: Journal | undefined;
  readonly onHeld: (escalation: Escalation) => void;
  readonly onResolved: (escalation: Escalation, resolution: Resolution, by: ResolvedBy) => void;
}

interface Waiter {
  readonly settle: (resolution: Resolution) => void;
  readonly fail: (error: ParleyError) => void;
}

const stream = 'escalations';
/** Records of what was resolved while nobody waited; older ones go. */
const maxResolved = 100;
const encoder = new TextEncoder();

/** Requests that wait for people: kept over a restart where there is a journal, until somebody decides. REQ-PRES-24 */
export class Escalations {
  readonly #options: EscalationsOptions;
  readonly #held = new Map<string, Escalation>();
  readonly #waiting = new Map<string, Waiter>();
  readonly #records = new Map<string, number>();

  constructor(options: EscalationsOptions) {
    this.#options = options;
  }

  /** Takes over what earlier lives left: nobody waits for it any more. */
  async open(): Promise<void> {
    const { journal } = this.#options;
    for (const { id } of journal?.records(stream) ?? []) {
      const { head, payload } = decodeEntry((await journal?.read(id)) ?? new Uint8Array(4));
      const escalation = { ...(head as Omit<Escalation, 'payload'>), payload };
      this.#held.set(escalation.id, escalation);
      this.#records.set(escalation.id, id);
    }
  }

  /** Resolves with what people decided. Rejects with `cancelled` when the signal fires or the agent stops first. */
  hold(request: EscalatedRequest): Promise<Resolution> {
    const { signal } = request;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(gaveUp(signal));
        return;
      }
      const escalation = this.#create(request);
      const end = (): void => {
        this.#waiting.delete(escalation.id);
        signal?.removeEventListener('abort', onAbort);
      };
      const onAbort = (): void => {
        end();
        this.#forget([escalation.id]);
        reject(gaveUp(signal));
      };
      signal?.addEventListener('abort', onAbort);
      const settle = (resolution: Resolution): void => {
        end();
        resolve(resolution);
      };
      const fail = (error: ParleyError): void => {
        end();
        reject(error);
      };
      this.#waiting.set(escalation.id, { settle, fail });
      this.#keep(escalation);
      this.#options.onHeld(escalation);
    });
  }

  /** Oldest first. */
  list(): readonly Escalation[] {
    return [...this.#held.values()];
  }

  find(id: string): Escalation | undefined {
    return this.#held.get(id);
  }

  /** Whether a caller waits for what people decide. */
  isWaiting(id: string): boolean {
    return this.#waiting.has(id);
  }

  /** Ends the waiting. Throws `invalid_argument` for what is not held, `unavailable` for a retry that nobody waits for. */
  resolve(id: string, resolution: Resolution, by: ResolvedBy): void {
    const escalation = this.#held.get(id);
    const waiter = this.#waiting.get(id);
    if (escalation === undefined || (escalation.resolved !== undefined && resolution.kind !== 'drop'))
      throw new ParleyError('invalid_argument', `no request ${id} waits for people`);
    if (waiter === undefined && resolution.kind === 'retry')
      throw new ParleyError('unavailable', 'its caller waits no longer: resolve it with a reply, or drop it');
    if (waiter !== undefined || resolution.kind === 'drop') this.#forget([id]);
    else this.#record(escalation, resolution, by);
    waiter?.settle(resolution);
    this.#options.onResolved(escalation, resolution, by);
  }

  /** The callers learn that nobody decides any more; with a journal the requests are there in the next life. */
  close(reason: ParleyError): void {
    for (const waiter of [...this.#waiting.values()]) waiter.fail(reason);
  }

  #create({ message, channel, timeouts }: EscalatedRequest): Escalation {
    const { clock, random } = this.#options.environment;
    const nowMs = clock.now();
    const id = createUuidV7(nowMs, (bytes) => {
      random.fill(bytes);
    });
    const { correlationId } = message;
    return {
      id,
      channel,
      type: message.type,
      messageId: message.id,
      ...(correlationId === undefined ? {} : { correlationId }),
      timeouts,
      since: formatTime(nowMs),
      payload: encoder.encode(encodeForwarded(message)),
    };
  }

  #record(escalation: Escalation, resolution: Resolution, by: ResolvedBy): void {
    const at = formatTime(this.#options.environment.clock.now());
    this.#keep({ ...escalation, resolved: { ...by, resolution, at } });
    const resolved = this.list().filter((kept) => kept.resolved !== undefined);
    this.#forget(resolved.slice(0, Math.max(0, resolved.length - maxResolved)).map(({ id }) => id));
  }

  #keep(escalation: Escalation): void {
    const { journal, environment } = this.#options;
    const { id } = escalation;
    this.#held.set(id, escalation);
    if (journal === undefined) return;
    const { payload, ...head } = escalation;
    const before = this.#records.get(id);
    // A journal that fails tells so by itself: the request waits all the same, as long as the agent lives.
    try {
      const { ids, saved } = journal.commit({
        adds: [{ stream, payload: encodeEntry(head, payload) }],
        releases: before === undefined ? [] : [before],
      });
      this.#records.set(id, ids[0] ?? 0);
      saved.catch((error: unknown) => {
        environment.logger.error('an escalation could not be kept', { id, error });
      });
    } catch (error) {
      environment.logger.error('an escalation could not be kept', { id, error });
    }
  }

  #forget(ids: readonly string[]): void {
    const releases = ids.flatMap((id) => this.#records.get(id) ?? []);
    for (const id of ids) {
      this.#held.delete(id);
      this.#records.delete(id);
    }
    try {
      if (releases.length > 0) this.#options.journal?.commit({ releases });
    } catch (error) {
      this.#options.environment.logger.error('an escalation could not be forgotten', { ids, error });
    }
  }
}

function gaveUp(signal: AbortSignal | undefined): ParleyError {
  return new ParleyError('cancelled', 'the caller gave up', { cause: signal?.reason });
}
