import type { ChannelPlan } from '../delivery/channel-plan.ts';
import type { DeadLetter, DeadLetterStore } from '../delivery/dead-letters.ts';
import type { Publisher } from '../delivery/publisher.ts';
import type { Receiver } from '../delivery/receiver.ts';
import { Redriven, type RedriveFailure } from '../delivery/redriven.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import { logFields } from '../log-fields.ts';
import { decodePayload } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { formatTime, parseTime } from '../protocol/time.ts';
import type { DurableSends } from './durable-sends.ts';

export interface RedriveOptions {
  readonly environment: Environment;
  readonly store: DeadLetterStore;
  readonly receiver: Receiver;
  readonly publisher: Publisher;
  readonly durable: DurableSends | undefined;
  readonly findPlan: (channel: string) => ChannelPlan | undefined;
}

/** Handles a dead letter again; gives why it was not handled. Never rejects. */
export type Redrive = (letter: DeadLetter, evenExpired: boolean) => Promise<RedriveFailure | undefined>;

/** A letter goes when its message was handled; when it fails again, the new letter takes its place. REQ-DEAD-7, REQ-DEAD-10 */
export function createRedrive(options: RedriveOptions): Redrive {
  const { store, receiver, environment } = options;
  return async (letter, evenExpired) => {
    const redriven = new Redriven(letter, evenExpired);
    const message = messageOf(redriven);
    const refusal = refuseLetter(redriven, environment.clock.now());
    if (refusal !== undefined) return refusal;
    if (message !== undefined && receiver.find(message.sender, message.id) !== undefined) return underWay;
    try {
      if (letter.code === 'unreceived')
        await sendAnew(letter, options); // REQ-DEAD-11
      else {
        await receiver.again(redriven);
        if (!redriven.isHandled) return redriven.failure ?? untaken;
      }
      store.remove([letter.id]);
      return undefined;
    } catch (caught) {
      const { code, reason } = ParleyError.from(caught);
      environment.logger.error('a dead letter could not be handled again', {
        ...logFields(message, letter.channel),
        id: letter.id,
        error: caught,
      });
      return { code, message: reason };
    }
  };
}

const untaken: RedriveFailure = {
  code: 'handler_failed',
  message: 'no handler takes it any more, or it failed again and was answered or counted',
};

const underWay: RedriveFailure = { code: 'unavailable', message: 'it is under way already' };

/** Why a letter must not be handled again, whoever would do it. */
export function refuseLetter(redriven: Redriven, nowMs: number): RedriveFailure | undefined {
  const { letter, evenExpired } = redriven;
  if (letter.payloadBytes > letter.payload.length) {
    const sizes = `only ${letter.payload.length} of its ${letter.payloadBytes} bytes are kept`;
    return { code: 'too_large', message: `${sizes}: have it sent again` };
  }
  const expiresAt = messageOf(redriven)?.expiresAt;
  const expiresAtMs = expiresAt === undefined ? undefined : parseTime(expiresAt);
  const isExpired = expiresAtMs !== undefined && expiresAtMs < nowMs;
  // What nobody confirmed in time gets a new time: it is over in any case.
  if (!isExpired || evenExpired || letter.code === 'unreceived') return undefined;
  return { code: 'expired', message: `it expired at ${expiresAt ?? ''}` };
}

function messageOf(redriven: Redriven): Message | undefined {
  const { payload, contentType } = redriven.letter;
  const decoded = redriven.choose(decodePayload(payload, contentType).entries);
  return decoded?.ok === true ? decoded.message : undefined;
}

/** Of a durable message that somebody never confirmed: the same id, so that who has it does not handle it twice, and a new time to live. */
async function sendAnew(letter: DeadLetter, options: RedriveOptions): Promise<void> {
  const { durable, findPlan, publisher, environment } = options;
  const message = messageOf(new Redriven(letter, true));
  const plan = findPlan(letter.channel ?? '');
  const ttlMs = plan?.channel.ttlMs ?? undefined;
  if (durable === undefined || message === undefined || plan === undefined || ttlMs === undefined)
    throw new ParleyError('unsupported', `${letter.channel ?? 'its channel'} is not durable any more`);
  const nowMs = environment.clock.now();
  const anew = { ...message, time: formatTime(nowMs), expiresAt: formatTime(nowMs + ttlMs) };
  const way = { plan, topic: letter.topic, ttlMs, isTrusted: false };
  await durable.accept(anew, publisher.prepare(anew, way), way).saved;
}
