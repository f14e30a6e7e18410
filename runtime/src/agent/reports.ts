import type { EventData } from '@parley/schemas';
import type { Attempt } from '../delivery/attempt.ts';
import type { DurableMessage } from '../delivery/durable/durable-record.ts';
import { known, toDeadLetterData } from '../delivery/dead-letter-data.ts';
import type { DeadLetter, DeadLetterStore, Instead } from '../delivery/dead-letters.ts';
import type { HangUpListener, Outbox } from '../delivery/outbox.ts';
import type { Redriven } from '../delivery/redriven.ts';
import type { Refusal } from '../delivery/refusal.ts';
import { countDeadLetter, type Counters } from '../delivery/statistics.ts';
import type { Environment } from '../environment.ts';
import type { ErrorCode, ParleyError } from '../errors.ts';
import { logFields } from '../log-fields.ts';
import { contentTypes, decodePayload } from '../protocol/envelope.ts';
import { isReservedType } from '../protocol/names.ts';
import { formatTime } from '../protocol/time.ts';
import { createUuidV7 } from '../protocol/uuid.ts';
import { Announcer } from './announcer.ts';
import type { Emitter } from './emitter.ts';
import type { Identity } from './identity.ts';
import type { AgentEvents } from './states.ts';
import { systemTypes, type WriteSystemMessage } from './system-messages.ts';

const maximumOriginalBytes = 65_536; // REQ-DEAD-2
const announcementTtlMs = 60_000;

export interface ReportsOptions {
  readonly identity: Identity;
  readonly environment: Environment;
  readonly counters: Counters;
  readonly outbox: Outbox;
  readonly write: WriteSystemMessage;
  readonly store: DeadLetterStore;
  readonly emitter: Emitter<AgentEvents>;
}

export type Event = Pick<
  EventData,
  'message' | 'channel' | 'correlationId' | 'messageId' | 'elapsedMs' | 'step' | 'details'
> & {
  readonly kind: EventData['kind'];
  readonly code?: ErrorCode;
};

/** Sees to it that no failure is silent: dead letters are kept, counted and announced, errors and timeouts are events. */
export class Reports {
  readonly #options: ReportsOptions;
  readonly #announcer: Announcer;
  readonly #unlisten: () => void;

  constructor(options: ReportsOptions) {
    this.#options = options;
    const { environment, outbox } = options;
    this.#announcer = new Announcer({
      environment,
      publish: (topic, payload) => {
        const packet = { topic, payload, properties: { contentType: contentTypes.event } };
        return outbox.publish(packet, { ttlMs: announcementTtlMs }).catch((caught: unknown) => {
          environment.logger.warn('an announcement did not go out', { topic, error: caught });
        });
      },
    });
    this.#unlisten = outbox.onHangUp(this.#hungUp);
  }

  /** A message that no handler sees any more. Resolves when its dead letter is out. */
  refused(refusal: Refusal): Promise<void> | undefined {
    const { code, reason, arrival, message, channel, receive, attempts = 0 } = refusal;
    const letter = {
      ...this.#letterOf({ code, reason, arrival }),
      ...known({ channel: channel ?? message?.channel, receive }),
      ...known({ messageId: message?.id, sender: message?.sender, type: message?.type }),
      ...known({ correlationId: message?.correlationId }),
      attempts,
    };
    return this.#bury(letter, arrival.redriven);
  }

  /** A message whose handler failed for good. As for `refused`. */
  gaveUp(attempt: Attempt, error: ParleyError): Promise<void> | undefined {
    const { arrival, message } = attempt.delivery;
    const letter = {
      ...this.#letterOf({ code: error.code, reason: error.reason, arrival }),
      channel: message.channel,
      receive: attempt.receive.key,
      messageId: message.id,
      sender: message.sender,
      type: message.type,
      ...known({ correlationId: message.correlationId }),
      attempts: attempt.number,
    };
    return this.#bury(letter, arrival.redriven);
  }

  /** A durable message that somebody never confirmed, or that the broker refused: its letter takes the place of its record. Resolves with whether it did. REQ-DEL-12 */
  async unreceived(
    message: DurableMessage,
    end: { readonly missing: readonly string[]; readonly refusal?: ParleyError | undefined },
    recordId: number,
  ): Promise<boolean> {
    const { identity, environment } = this.#options;
    const nowMs = environment.clock.now();
    const ttlMs = message.expiresAtMs - message.sentAtMs;
    const who = end.missing.join(', ') || 'the broker';
    const letter: DeadLetter = {
      id: this.#newId(nowMs),
      code: 'unreceived',
      reason: end.refusal?.message ?? `${who} did not confirm it within ${String(ttlMs)} ms`,
      topic: message.topic,
      payload: message.payload.slice(0, maximumOriginalBytes),
      payloadBytes: message.payload.length,
      contentType: contentTypes.event,
      channel: message.channel,
      messageId: message.id,
      sender: identity.source,
      type: message.type,
      ...known({ correlationId: message.correlationId }),
      attempts: 0,
      receivedAt: formatTime(message.sentAtMs),
      failedAt: formatTime(nowMs),
    };
    const kept = this.#keep(letter, { recordId });
    void this.#tell(letter);
    return (await kept) !== false;
  }

  /** REQ-PRES-7, REQ-PRES-73 */
  event(event: Event): void {
    const { identity, write } = this.#options;
    const data: EventData = { agent: identity.agent, ...event };
    const options = event.correlationId === undefined ? {} : { correlationId: event.correlationId };
    void this.#announcer.announce({
      topic: identity.topics.events(event.kind),
      code: event.code ?? event.step ?? '',
      write: (suppressed) =>
        write(
          systemTypes.event,
          suppressed === 0 ? data : { ...data, details: { ...data.details, suppressed } },
          options,
        ),
    });
  }

  close(): void {
    this.#unlisten();
    this.#announcer.close();
  }

  /** The broker ends the connection at a message of this agent, or of another one on the same bus. REQ-DEL-74 */
  readonly #hungUp: HangUpListener = ({ payload, properties }, { code, reason }): void => {
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    const { entries } = decodePayload(bytes, properties?.contentType);
    const [only] = entries;
    // Those of a batch go out again one by one, and an event about events would never end.
    if (entries.length !== 1 || only?.ok !== true || isReservedType(only.message.type)) return;
    if (only.message.sender !== this.#options.identity.source) return;
    this.event({ kind: 'error', code, message: reason, ...logFields(only.message) });
  };

  #letterOf({ code, reason, arrival }: Pick<Refusal, 'code' | 'reason' | 'arrival'>) {
    const { packet } = arrival;
    const nowMs = this.#options.environment.clock.now();
    return {
      id: this.#newId(nowMs),
      code,
      reason,
      topic: packet.topic,
      payload: packet.payload.slice(0, maximumOriginalBytes),
      payloadBytes: packet.payload.length,
      ...known({ contentType: packet.properties.contentType }),
      receivedAt: formatTime(arrival.arrivedAtMs),
      failedAt: formatTime(nowMs),
    };
  }

  #newId(nowMs: number): string {
    return createUuidV7(nowMs, (bytes) => {
      this.#options.environment.random.fill(bytes);
    });
  }

  /** REQ-DEAD-1, REQ-DEAD-12 */
  #bury(letter: DeadLetter, redriven?: Redriven): Promise<void> | undefined {
    const kept = this.#keep(letter, redriven === undefined ? {} : { letter: redriven.letter.id });
    if (redriven !== undefined)
      redriven.failure = { code: letter.code, message: letter.reason, replacedBy: letter.id };
    const announced = this.#tell(letter);
    if (kept === undefined) return announced;
    return Promise.all([kept, announced]).then(() => undefined);
  }

  #tell(letter: DeadLetter): Promise<void> | undefined {
    const { counters, emitter, environment, identity, write } = this.#options;
    countDeadLetter(counters, letter.code);
    emitter.emit('deadLetter', letter);
    const options = letter.correlationId === undefined ? {} : { correlationId: letter.correlationId };
    return this.#announcer.announce({
      topic: identity.topics.dead(identity.agent),
      code: letter.code,
      write: (suppressed) => {
        environment.logger.warn('a message became a dead letter', {
          ...logFields({ ...letter, id: letter.messageId }),
          deadLetter: letter.id,
          code: letter.code,
          ...(suppressed === 0 ? {} : { suppressed }),
        });
        return write(systemTypes.deadLetter, toDeadLetterData(letter, { ...identity, suppressed }), options);
      },
    });
  }

  /** A journal that fails is told of by itself: the message is announced all the same. False when it failed; undefined where nothing is kept. REQ-DEAD-9 */
  #keep(letter: DeadLetter, instead: Instead): Promise<boolean> | undefined {
    const { environment, store } = this.#options;
    const failed = (error: unknown): false => {
      environment.logger.error('a dead letter could not be kept', {
        ...logFields({ ...letter, id: letter.messageId }),
        id: letter.id,
        error,
      });
      return false;
    };
    try {
      return store.add(letter, instead)?.then(() => true, failed);
    } catch (error) {
      return Promise.resolve(failed(error));
    }
  }
}
