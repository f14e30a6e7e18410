import type { Received } from '../codegen/types.ts';
import type { ErrorCode, ParleyError } from '../errors.ts';
import type { IncomingPacket } from '../transport/transport.ts';
import type { ChannelPlan } from './channel-plan.ts';
import type { Effects } from './exactly-once/effects.ts';
import type { Redriven } from './redriven.ts';
import type { Unparked } from './unparked.ts';

/** Whatever is told that a message needs no more care: a packet, or one entry of a batch. */
export type Settlement = Pick<IncomingPacket, 'acknowledge'>;

/** What came: one message in the packet that carried it. */
export interface Arrival {
  readonly packet: IncomingPacket;
  readonly settlement: Settlement;
  /** Milliseconds since 1970. */
  readonly arrivedAtMs: number;
  /** It came from a dead letter, not over a connection. */
  readonly redriven?: Redriven;
  /** It came from the journal of an earlier life. */
  readonly unparked?: Unparked;
  /** Its part of a batch. Default: all of the packet. */
  readonly bytes?: number;
}

/** One message that is under way in this agent: settled when every receive that takes it is done. */
export class Delivery {
  readonly key: string;
  readonly message: Received;
  readonly arrival: Arrival;
  /** Undefined for system messages. */
  readonly plan: ChannelPlan | undefined;
  /** Of a request, when its time is over. Monotonic; undefined where nothing limits it. */
  readonly deadlineMs: number | undefined;
  /** When it expires. Monotonic; Infinity where it never does. */
  readonly expiresAtMs: number;
  /** Receives that are not done. */
  open: number;
  outcome: 'handled' | 'failed' | 'cancelled' | 'shed' | 'expired' | 'ignored' = 'handled';
  /** Why a receive gave it up. */
  failure: ErrorCode | undefined;
  /** Why the caller does not want it any more. */
  cancelled: ParleyError | undefined;
  /** Of the handlers that are done, to be released with it. */
  readonly effects: Effects[] = [];
  #copies: Settlement[] | undefined;
  #isAcknowledged = false;
  #told: Promise<unknown> | undefined;

  constructor(given: Pick<Delivery, 'key' | 'message' | 'arrival' | 'plan' | 'expiresAtMs' | 'open'>) {
    this.key = given.key;
    this.message = given.message;
    this.arrival = given.arrival;
    this.plan = given.plan;
    this.expiresAtMs = given.expiresAtMs;
    const isLimited = given.plan?.channel.reply != null && given.expiresAtMs !== Infinity;
    this.deadlineMs = isLimited ? given.expiresAtMs : undefined;
    this.open = given.open;
  }

  /** What must be over before this is settled: the announcements of its dead letters. */
  get told(): Promise<unknown> | undefined {
    return this.#told;
  }

  settleAfter(told: Promise<void> | undefined): void {
    if (told !== undefined) this.#told = this.#told === undefined ? told : Promise.all([this.#told, told]);
  }

  /** A copy came meanwhile: it is settled together with this one. */
  addCopy(settlement: Settlement): void {
    if (this.#isAcknowledged) settlement.acknowledge();
    else (this.#copies ??= []).push(settlement);
  }

  /** When it is settled, or parked before that. */
  acknowledge(): void {
    if (this.#isAcknowledged) return;
    this.#isAcknowledged = true;
    this.arrival.settlement.acknowledge();
    for (const copy of this.#copies ?? []) copy.acknowledge();
  }
}
