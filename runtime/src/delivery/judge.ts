import { encodeForwarded } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { expirySeconds } from '../protocol/time.ts';
import type { ChannelPlan } from './channel-plan.ts';
import type { Arrival } from './delivery.ts';
import type { DoneIds, SentAt } from './exactly-once/done-ids.ts';
import type { Parameters } from './parameters.ts';
import type { ReceivePlan } from './attempt.ts';
import { refuseWith, take, type Verdict } from './refusal.ts';
import type { SenderClocks } from './sender-clocks.ts';
import { createTimeParser } from './time-cache.ts';
import { describeErrors, type FindValidator } from './validators.ts';

const parseSent = createTimeParser();
const parseExpiry = createTimeParser();

export interface JudgeOptions {
  readonly findValidator: FindValidator;
  readonly senderClocks: SenderClocks;
  /** A refusal for reasons that lie with the sender. */
  readonly examine?: ((message: Message, channel: string) => Verdict | undefined) | undefined;
  /** Of exactly-once channels; absent where nothing is kept. */
  readonly done?: Pick<DoneIds, 'has' | 'tooOld'> | undefined;
}

export interface Candidate {
  readonly message: Message;
  readonly plan: ChannelPlan;
  readonly parameters: Parameters;
  readonly arrival: Arrival;
  readonly receives: readonly ReceivePlan[];
  /** Until it expires, as {@link timeLeftMs} has it. */
  readonly leftMs: number | undefined;
}

/** Decides whether a message is fit for its handlers: cheap reasons first, the schema last. */
export function judge(candidate: Candidate, options: JudgeOptions): Verdict {
  const { message, plan, parameters, arrival, receives, leftMs } = candidate;
  const { channel } = plan;
  const bytes = bytesOf(message, arrival, channel.maxBytes);
  if (bytes > channel.maxBytes) {
    return refuseWith('too_large', `${bytes} bytes; ${plan.name} allows ${channel.maxBytes}`);
  }
  const refused = plan.parameterCheck.refused(parameters);
  if (refused !== undefined) return { kind: 'stray' };
  if (message.hops !== undefined && message.hops > channel.hops) {
    return refuseWith('hop_limit', `${message.hops} hops; ${plan.name} allows ${channel.hops}`);
  }
  if (leftMs !== undefined && leftMs < 0) return { kind: 'expired' };
  const tooOld = judgeAge(candidate, options);
  if (tooOld !== undefined) return refuseWith('too_old', tooOld);
  if (!plan.types.has(message.type)) {
    return refuseWith('unknown_type', `${plan.name} does not carry ${message.type}`);
  }
  if (receives.length === 0) return { kind: 'ignore' };
  return options.examine?.(message, plan.name) ?? judgeData(message, options.findValidator);
}

/** What does not say when it was sent is known by its id alone. A dead letter may be older: it was never done. */
function judgeAge({ message, plan, arrival }: Candidate, options: JudgeOptions): string | undefined {
  const { windowMs } = plan.channel;
  if (windowMs === null || options.done === undefined || arrival.redriven !== undefined) return undefined;
  const sent = readAge(message, arrival, options.senderClocks);
  return sent === undefined ? undefined : options.done.tooOld(sent, windowMs); // REQ-DEL-22
}

/** Of an entry of a batch only where the batch as a whole is above the limit. */
function bytesOf(message: Message, { packet, settlement }: Arrival, limit: number): number {
  const { length } = packet.payload;
  return length <= limit || settlement === packet ? length : Buffer.byteLength(encodeForwarded(message)); // REQ-BATCH-12
}

function judgeData(message: Message, findValidator: FindValidator): Verdict {
  const validate = findValidator(message.type);
  if (validate === undefined || validate(message.data)) return take;
  return refuseWith('invalid_data', `${message.type}: ${describeErrors(validate)}`);
}

/** Milliseconds until the message expires, below 0 when it has; undefined when it never does. Free of the sender's clock skew. */
export function timeLeftMs(
  message: Message,
  arrival: Arrival,
  senderClocks: SenderClocks,
): number | undefined {
  const { redriven } = arrival;
  const expiresAtMs = message.expiresAt === undefined ? undefined : parseExpiry(message.expiresAt);
  if (expiresAtMs === undefined || redriven?.evenExpired === true) return undefined;
  const sentAtMs = message.time === undefined ? undefined : parseSent(message.time);
  // What lay in a dead letter tells nothing of its sender's clock.
  if (sentAtMs === undefined || redriven !== undefined) return expiresAtMs - arrival.arrivedAtMs;
  const senderNowMs = senderClocks.senderNowMs({
    sender: message.sender,
    sentAtMs,
    arrivedAtMs: arrival.arrivedAtMs,
    heldMs: heldMs(expiresAtMs - sentAtMs, arrival),
  });
  return expiresAtMs - senderNowMs;
}

function readAge(message: Message, arrival: Arrival, senderClocks: SenderClocks): SentAt | undefined {
  const { sender, time, expiresAt } = message;
  const sentAtMs = time === undefined ? undefined : parseSent(time);
  if (sentAtMs === undefined) return undefined;
  const expiresAtMs = expiresAt === undefined ? undefined : parseExpiry(expiresAt);
  const held = expiresAtMs === undefined ? 0 : heldMs(expiresAtMs - sentAtMs, arrival);
  const sighting = { sender, sentAtMs, arrivedAtMs: arrival.arrivedAtMs, heldMs: held };
  return { sentAtMs, ageMs: senderClocks.senderNowMs(sighting) - sentAtMs };
}

/** How long the broker held it, by what is left of the native expiry: whole seconds, rounded down. */
function heldMs(ttlMs: number, arrival: Arrival): number {
  const left = arrival.packet.properties.messageExpirySeconds;
  if (left === undefined) return 0;
  return Math.max(0, expirySeconds(Math.max(0, ttlMs)) - left - 1) * 1000;
}
