import type { Attempt, ReceivePlan } from './attempt.ts';
import type { Settlement } from './delivery.ts';
import type { Refusal } from './refusal.ts';
import type { Route } from './routes.ts';
import type { Counters } from './statistics.ts';
import { isReservedType } from '../protocol/names.ts';

export interface RefusalsOptions {
  readonly counters: Counters;
  readonly findRoute: (topic: string) => Route;
  readonly receivesOf: (channel: string) => readonly ReceivePlan[];
  /** Somebody is to be told; the message is settled after the promise. */
  readonly onRefused: (refusal: Refusal) => Promise<void> | undefined;
  /** One that was refused is settled. */
  readonly onSettled: () => void;
}

/** One that was refused, before it is known whether anybody is told. */
export type Refused = Omit<Refusal, 'isCounted'>;

/** Messages that no handler sees: who is told of them, and when they are settled. */
export class Refusals {
  readonly #options: RefusalsOptions;
  /** Settled as soon as that is told. */
  readonly #open = new Map<unknown, Promise<void>>();

  constructor(options: RefusalsOptions) {
    this.#options = options;
  }

  /** Refused, but not settled. */
  get size(): number {
    return this.#open.size;
  }

  /** Only a declared receive answers for what is wrong; a pattern merely watches. */
  refuse(refused: Refused, key: unknown): void {
    const isAnswered = this.#isAnsweredFor(refused);
    this.#options.counters[isAnswered ? 'failed' : 'ignored'] += 1;
    this.#settleAfter(isAnswered ? this.tell(refused) : undefined, key, refused.arrival.settlement);
  }

  expire(refused: Omit<Refused, 'code' | 'reason'>, key: unknown): void {
    const expired = { ...refused, ...expiryOf(refused.message) };
    const isAnswered = this.#isAnsweredFor(expired);
    this.#options.counters[isAnswered ? 'expired' : 'ignored'] += 1;
    const told = isAnswered ? this.tell(expired) : undefined; // REQ-DEAD-3
    this.#settleAfter(told, key, refused.arrival.settlement);
  }

  /** It came in time, and its time was over when its turn came. REQ-TIME-5 */
  outlast({ delivery, receive, number }: Attempt): Promise<void> | undefined {
    const { message, arrival } = delivery;
    const isAnswered = receive.kind === 'channel';
    if (delivery.outcome === 'handled' && (isAnswered || !this.#isDeclared(message.channel)))
      delivery.outcome = isAnswered ? 'expired' : 'ignored';
    if (!isAnswered) return undefined;
    return this.#options.onRefused({
      ...expiryOf(message),
      message,
      arrival,
      channel: message.channel,
      receive: receive.key,
      attempts: number - 1,
      isCounted: !receive.receive.deadLetter,
    });
  }

  tell(refused: Refused): Promise<void> | undefined {
    const declared = this.#declaredFor(refused);
    const isCounted = declared.length > 0 && declared.every(({ receive }) => !receive.deadLetter);
    return this.#options.onRefused({ ...refused, isCounted });
  }

  /** A copy: settled with the first one, if that was refused and is not yet. */
  repeat(key: unknown, copy: unknown, settlement: Settlement): void {
    this.#settleAfter(this.#open.get(key), copy, settlement);
  }

  /** Forgets what is not settled. */
  abandon(): void {
    this.#open.clear();
  }

  /** REQ-DEAD-4 */
  #settleAfter(told: Promise<void> | undefined, key: unknown, settlement: Settlement): void {
    if (told === undefined) {
      settlement.acknowledge();
      return;
    }
    this.#open.set(key, told);
    void told.then(() => {
      this.#open.delete(key);
      settlement.acknowledge();
      this.#options.onSettled();
    });
  }

  /** REQ-TOPIC-25 */
  #isAnsweredFor(refused: Refused): boolean {
    if (isReservedType(refused.message?.type ?? '')) return false;
    const isDeclared = this.#declaredFor(refused).length > 0;
    // What came to the inbox and names no channel that is known was meant for this agent all the same.
    if (isDeclared || refused.channel !== undefined) return isDeclared;
    return this.#options.findRoute(refused.arrival.packet.topic).kind === 'inbox';
  }

  /** What is declared to take it. */
  #declaredFor({ arrival, channel }: Refused): readonly ReceivePlan[] {
    const route = this.#options.findRoute(arrival.packet.topic);
    const matches = route.kind === 'channels' ? route.matches.map(({ plan }) => plan.name) : [];
    const channels = channel === undefined ? matches : [channel];
    return channels.flatMap((name) =>
      this.#options.receivesOf(name).filter(({ kind }) => kind === 'channel'),
    );
  }

  #isDeclared(channel: string): boolean {
    return this.#options.receivesOf(channel).some(({ kind }) => kind === 'channel');
  }
}

function expiryOf(message: Refused['message']): Pick<Refusal, 'code' | 'reason'> {
  return { code: 'expired', reason: `expired at ${message?.expiresAt ?? ''}` };
}
