import type { Attempt } from '../delivery/attempt.ts';
import type { ChannelPlan } from '../delivery/channel-plan.ts';
import { composeReply, createComposer } from '../delivery/compose.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Publisher, Way } from '../delivery/publisher.ts';
import type { Counters } from '../delivery/statistics.ts';
import { describeErrors, type FindValidator } from '../delivery/validators.ts';
import { isConstructed } from '../codegen/types.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import { logFields } from '../log-fields.ts';
import { contentTypes } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { replyTopicAllowed } from '../protocol/reply.ts';
import { assertInherited } from '../protocol/sendable.ts';
import { parseTime } from '../protocol/time.ts';
import type { OutgoingPacket } from '../transport/transport.ts';
import type { Identity } from './identity.ts';
import type { Interceptors } from './interceptors.ts';
import { keepsReplies, type KeptReplies, type PreparedReply } from './kept-replies.ts';
import { StoredReplies, type StoredReply } from './stored-replies.ts';
import { systemTypes, type WriteSystemMessage } from './system-messages.ts';

/** For requests that do not say how long they are wanted. */
const unlimitedMs = 60_000;

export interface ResponderOptions {
  readonly identity: Identity;
  readonly environment: Environment;
  readonly counters: Counters;
  readonly findPlan: (channel: string) => ChannelPlan | undefined;
  readonly findValidator: FindValidator;
  readonly publisher: Publisher;
  readonly outbox: Outbox;
  readonly write: WriteSystemMessage;
  readonly interceptors: Interceptors;
  /** Absent without a journal. */
  readonly kept: KeptReplies | undefined;
  readonly onSent: (message: Message, plan: ChannelPlan) => void;
}

/** Answers requests: once for each, the same to a duplicate, and only to an inbox of the one who asked. */
export class Responder {
  readonly #options: ResponderOptions;
  readonly #compose: ReturnType<typeof createComposer>;
  readonly #stored: StoredReplies;
  /** Who may be answered there, and was asked about last. */
  #allowed = { sender: '', replyTo: '' };

  constructor(options: ResponderOptions) {
    this.#options = options;
    this.#compose = createComposer(options.identity.source, options.environment);
    this.#stored = new StoredReplies({ clock: options.environment.clock });
  }

  /** Whether somebody waits for an answer to this message. */
  isRequest(attempt: Attempt): boolean {
    const { plan, message } = attempt.delivery;
    return (
      plan !== undefined &&
      plan.channel.reply !== null &&
      attempt.receive.key === plan.name &&
      this.#mayAnswer(message)
    );
  }

  /** Sends what the handler returned. Throws `invalid_reply` when the contract does not allow it. */
  answer(attempt: Attempt, result: unknown): Promise<void> {
    const { message: request, plan } = attempt.delivery;
    const replyPlan = this.#options.findPlan(plan?.channel.reply?.channel ?? '');
    if (replyPlan === undefined) throw new ParleyError('internal', `${request.channel} has no reply channel`);
    const { type, data } = readReply(replyPlan, result);
    this.#assertReply(type, data);
    const ttlMs = this.#leftMs(attempt);
    const id = attempt.effects?.newId(replyPlan.name);
    const message = this.#compose({ id, plan: replyPlan, type, data, options: {}, ttlMs, cause: request });
    composeReply(message, request);
    assertInherited(message);
    const way: Way = { plan: replyPlan, topic: request.replyTo ?? '', ttlMs, isTrusted: true };
    return this.#publish(attempt, message, way).then(this.#answered);
  }

  readonly #answered = (): void => {
    this.#options.counters.replies += 1;
  };

  /** Reports a failure; false when there is nobody who may be told. REQ-REPLY-5 */
  fail(request: Partial<Message>, error: ParleyError): boolean {
    const { replyTo, sender, id, expiresAt, correlationId } = request;
    if (replyTo === undefined || sender === undefined || id === undefined || !this.#mayAnswer(request))
      return false;
    const data = { code: error.code, message: error.reason };
    const text = this.#options.write(systemTypes.error, data, {
      causationId: id,
      correlationId: correlationId ?? id,
      receiver: sender.slice('/agents/'.length),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    });
    const packet = { topic: replyTo, payload: text, properties: { contentType: contentTypes.event } };
    const reply = createStoredReply(this.#options.outbox, packet, unlimitedMs);
    const keepMs = this.#keepMs(expiresAt);
    this.#stored.add({ sender, id }, reply, keepMs);
    this.#options.counters.replies += 1;
    const keeping = this.#keeper(request.channel)?.add({ sender, id }, packet, keepMs);
    if (keeping !== undefined) this.#watch(keeping, request);
    this.#watch(reply.send(), request);
    return true;
  }

  /**
   * A duplicate of a request that was answered gets the same answer. False for one that is wanted still and whose answer is gone: a requester
   * that crashed asks again, with a new time to live, and would else wait in vain (REQ-REPLY-8).
   */
  repeat(request: Message, leftMs: number): boolean {
    const stored = this.#stored.find(request);
    if (stored !== undefined) this.#watch(stored.send(), request);
    else if (this.#options.kept?.has(request) === true) {
      this.#watch(this.#repeatKept(request), request);
      return true;
    }
    return stored !== undefined || leftMs <= 0 || !this.#mayBeHandledTwice(request);
  }

  #mayBeHandledTwice(request: Message): boolean {
    const channel = this.#options.findPlan(request.channel ?? '')?.channel;
    return channel?.reply != null && channel.windowMs === null && this.#mayAnswer(request);
  }

  async #repeatKept(request: Message): Promise<void> {
    const packet = await this.#options.kept?.find(request);
    if (packet !== undefined) await this.#options.outbox.publish(packet, { ttlMs: unlimitedMs });
  }

  #keeper(channel: string | undefined): KeptReplies | undefined {
    const plan = this.#options.findPlan(channel ?? '');
    return plan !== undefined && keepsReplies(plan) ? this.#options.kept : undefined;
  }

  #watch(sending: Promise<void>, request: Partial<Message>): void {
    sending.catch((caught: unknown) => {
      this.#options.environment.logger.warn('a reply did not go out', {
        ...logFields(request),
        error: caught,
      });
    });
  }

  async #intercept(attempt: Attempt, message: Message, way: Way): Promise<void> {
    const { interceptors, identity } = this.#options;
    const { agent, instance } = identity;
    const channel = way.plan.name;
    const info = { direction: 'send', kind: 'reply', agent, instance, channel, attempt: 1 } as const;
    await interceptors.run(message, info, (current) =>
      this.#last(attempt, current, current === message ? way : { ...way, isTrusted: false }),
    );
  }

  #publish(attempt: Attempt, message: Message, way: Way): Promise<void> {
    const { isEmpty } = this.#options.interceptors;
    return isEmpty ? this.#last(attempt, message, way) : this.#intercept(attempt, message, way);
  }

  #last({ delivery, effects }: Attempt, message: Message, way: Way): Promise<void> {
    const { publisher, outbox, environment, onSent } = this.#options;
    const request = delivery.message;
    const ttlMs = way.ttlMs ?? unlimitedMs;
    const keeper = this.#keeper(request.channel);
    const onReleased = (packet: OutgoingPacket): void => {
      this.#stored.add(request, createStoredReply(outbox, packet, ttlMs), ttlMs);
      onSent(message, way.plan);
    };
    if (effects !== undefined) {
      publisher.assertSendable(message, way);
      const keep = (packet: OutgoingPacket): PreparedReply | undefined =>
        keeper?.prepare(request, packet, ttlMs);
      const heldAtMs = environment.clock.now();
      effects.hold({ kind: 'reply', message, way, heldAtMs, onReleased, keep });
      return Promise.resolve();
    }
    const { packet, done } = publisher.publish(message, way);
    onReleased(packet);
    return keeper === undefined ? done : keeper.add(request, packet, ttlMs).then(() => done);
  }

  #mayAnswer({ sender, replyTo }: Partial<Message>): boolean {
    if (sender === undefined || replyTo === undefined) return false;
    // Few ask, and each often.
    if (sender === this.#allowed.sender && replyTo === this.#allowed.replyTo) return true;
    const isAllowed = replyTopicAllowed(this.#options.identity.topics, sender, replyTo);
    if (isAllowed) this.#allowed = { sender, replyTo };
    return isAllowed;
  }

  #assertReply(type: string, data: unknown): void {
    const validate = this.#options.findValidator(type);
    if (validate === undefined || validate(data)) return;
    throw new ParleyError('invalid_reply', `${type}: ${describeErrors(validate)}`);
  }

  /** Of a request that no handler saw: its life by our clock, but never less than what all are kept. */
  #keepMs(expiresAt: string | undefined): number {
    const expiresAtMs = expiresAt === undefined ? undefined : parseTime(expiresAt);
    return Math.max(unlimitedMs, (expiresAtMs ?? 0) - this.#options.environment.clock.now());
  }

  #leftMs(attempt: Attempt): number {
    const { deadlineMs } = attempt.delivery;
    if (deadlineMs === undefined) return unlimitedMs;
    return Math.max(1, deadlineMs - this.#options.environment.clock.monotonic());
  }
}

/** Holds on to the packet and to nothing else of the request: some thousand of these are kept. */
function createStoredReply(outbox: Outbox, packet: OutgoingPacket, ttlMs: number): StoredReply {
  return { bytes: packet.payload.length, send: () => outbox.publish(packet, { ttlMs }) };
}

function readReply(plan: ChannelPlan, result: unknown): { type: string; data: unknown } {
  const [first] = plan.channel.messages;
  if (isConstructed(result)) {
    if (plan.types.has(result.type)) return { type: result.type, data: result.data };
    throw new ParleyError('invalid_reply', `${plan.name} does not carry ${result.type}`);
  }
  if (plan.types.size === 1) return { type: first, data: result };
  throw new ParleyError(
    'invalid_reply',
    `${plan.name} has several messages: construct one of ${plan.channel.messages.join(', ')}`,
  );
}
