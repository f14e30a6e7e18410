import type { SendOptions } from '../codegen/types.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import type { Message } from '../protocol/message.ts';
import { createUuidV7 } from '../protocol/uuid.ts';
import { orderKeyOf, type ChannelPlan } from './channel-plan.ts';
import { createTimeFormatter } from './time-cache.ts';

/** What a message inherits from the one that is handled while it is sent. */
export type Cause = Pick<Message, 'id' | 'correlationId' | 'hops' | 'traceparent' | 'tracestate'>;

export interface Draft {
  /** Default: a new one. */
  readonly id?: string | undefined;
  readonly plan: ChannelPlan;
  readonly type: string;
  readonly data: unknown;
  readonly options: SendOptions;
  readonly cause?: Cause | undefined;
  readonly ttlMs: number | undefined;
}

type Mutable = { -readonly [Field in keyof Message]: Message[Field] };

/** Builds messages of one sender; times of one millisecond are formatted once. */
export function createComposer(sender: string, environment: Environment): (draft: Draft) => Mutable {
  const { clock, random } = environment;
  const fill = (bytes: Uint8Array): void => {
    random.fill(bytes);
  };
  const format = createTimeFormatter();
  return (draft) => {
    const nowMs = clock.now();
    const { plan, type, data, ttlMs } = draft;
    const id = draft.id ?? createUuidV7(nowMs, fill);
    const message: Mutable = { id, sender, type, data, time: format(nowMs), channel: plan.name };
    addFlow(message, draft);
    if (ttlMs !== undefined) message.expiresAt = format(nowMs, ttlMs); // REQ-TIME-3
    addWishes(message, draft);
    return message;
  };
}

/** The reply to a request, or the report of its failure. REQ-REPLY-20 */
export function composeReply(message: Mutable, request: Message): void {
  message.receiver = request.sender.slice('/agents/'.length);
  if (request.expiresAt !== undefined) message.expiresAt = request.expiresAt;
}

/** REQ-DEL-61 */
function addFlow(message: Mutable, { cause, options, plan }: Draft): void {
  message.correlationId = options.correlationId ?? cause?.correlationId ?? cause?.id ?? message.id;
  const causationId = options.causationId ?? cause?.id;
  if (causationId !== undefined) message.causationId = causationId;
  if (cause !== undefined) addCause(message, cause, plan);
}

/** REQ-DEL-6 */
function addCause(message: Mutable, cause: Cause, plan: ChannelPlan): void {
  message.hops = (cause.hops ?? 0) + 1;
  if (message.hops > plan.channel.hops) {
    throw new ParleyError('hop_limit', `${message.hops} hops; ${plan.name} allows ${plan.channel.hops}`);
  }
  if (cause.traceparent !== undefined) message.traceparent = cause.traceparent;
  if (cause.tracestate !== undefined) message.tracestate = cause.tracestate;
}

function addWishes(message: Mutable, { plan, options, data }: Draft): void {
  const { channel } = plan;
  const priority = options.priority ?? channel.priority;
  if (priority === 'critical' && !plan.isCritical) {
    throw new ParleyError('invalid_argument', `${plan.name} is not a critical channel`);
  }
  if (priority !== 'normal' || priority !== channel.priority) message.priority = priority;
  addAttributes(message, options);
  if (options.receipt !== undefined) message.receipt = wishedReceipt(options.receipt, plan);
  if (plan.orderPath === undefined) return;
  const key = orderKeyOf(plan.orderPath, data);
  if (key !== undefined && key !== '') message.orderKey = key;
}

function addAttributes(message: Mutable, options: SendOptions): void {
  if (options.subject !== undefined) message.subject = options.subject;
  if (options.tags !== undefined) message.tags = options.tags;
  if (options.headers !== undefined) message.headers = options.headers;
}

/** Of what may be lost nobody tells anything. REQ-DEL-40 */
function wishedReceipt(
  receipt: NonNullable<Message['receipt']>,
  { name, qos }: ChannelPlan,
): NonNullable<Message['receipt']> {
  if (qos > 0) return receipt;
  throw new ParleyError('unsupported', `${name} is at-most-once: there are no receipts for its messages`);
}
