import type { Clock } from '../../clock.ts';
import type { ConfirmationStatus, MessageStatus, ReachableStatus, UntilOptions } from '../../codegen/sent.ts';
import { type ErrorCode, ParleyError } from '../../errors.ts';
import { waitUntil } from './wait-until.ts';

/** What an agent told of a message; `retired`: that it is gone was told of it. */
export interface Told {
  readonly status: 'received' | 'handled' | 'dead' | 'expired' | 'retired';
  /** Why an agent gave it up. */
  readonly code?: ErrorCode;
}

/** What many messages have in common that tell their status. */
export interface JourneyRoute {
  readonly channel: string;
  /** The agents that tell. */
  readonly confirmers: readonly string[];
  /** How far it can come as far as anybody tells, and why no farther. */
  readonly reach: ReachableStatus;
  readonly reason: string;
}

/** How it ends. */
type End = Exclude<Told['status'], 'retired'> | 'unreceived';

/** Whoever wants to know of all journeys. */
export interface JourneyWatch {
  readonly clock: Clock;
  readonly isWatched: () => boolean;
  readonly onStatus: (journey: Journey, status: MessageStatus) => void;
}

const steps = ['queued', 'sent', 'acknowledged'] as const;
const ranks: Readonly<Record<ReachableStatus | 'queued', number>> = {
  queued: 0,
  sent: 1,
  acknowledged: 2,
  received: 3,
  handled: 4,
};

/** The agent has nothing more to tell. */
export function isEnd({ status }: Told): boolean {
  return status === 'handled' || status === 'dead' || status === 'retired';
}

/** One message on its way to the agents that tell what became of it. Its status only moves forward, and ends once. */
export class Journey {
  readonly id: string;
  readonly route: JourneyRoute;
  readonly #watch: JourneyWatch;
  #step = 0;
  #missing: readonly string[];
  #told: Map<string, Told> | undefined;
  /** All that were missing had it once: what comes later takes that back no more. */
  #wasReceived = false;
  #end: End | ParleyError | undefined;
  /** Why the broker did not take it. */
  #refusal: ParleyError | undefined;
  #listeners: Set<() => void> | undefined;
  #lastTold: MessageStatus | undefined;

  constructor(id: string, route: JourneyRoute, watch: JourneyWatch) {
    this.id = id;
    this.route = route;
    this.#watch = watch;
    this.#missing = route.confirmers;
  }

  /** Agents that have not told the end of it. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  /** Somebody waits for its status. */
  get isAwaited(): boolean {
    return (this.#listeners?.size ?? 0) > 0;
  }

  get status(): MessageStatus {
    const end = this.#end;
    if (typeof end === 'string') return end;
    return this.#wasReceived ? 'received' : (steps[this.#step] ?? 'queued');
  }

  get confirmations(): Readonly<Record<string, ConfirmationStatus>> {
    return Object.fromEntries(this.route.confirmers.map((agent) => [agent, this.#of(agent)]));
  }

  /** It is on its way to the broker, or the broker has it. */
  advance(step: 'sent' | 'acknowledged'): void {
    const rank = ranks[step];
    if (this.#step >= rank) return;
    this.#step = rank;
    this.#moved();
  }

  /** False when nothing was to be learned from this agent. */
  tell(agent: string, told: Told): boolean {
    if (!this.#missing.includes(agent)) return false;
    if (told.status === 'handled') this.#told?.delete(agent);
    else (this.#told ??= new Map()).set(agent, told);
    if (isEnd(told)) this.#missing = this.#missing.filter((other) => other !== agent);
    this.#wasReceived ||= this.#isReceived();
    this.#moved();
    return true;
  }

  /** How it ends when all have told. */
  get outcome(): 'handled' | 'dead' {
    return this.#find('dead') === undefined ? 'handled' : 'dead';
  }

  /** How it ends when its time is over: too late for all that are missing, or nobody knows. */
  get lateOutcome(): 'expired' | 'unreceived' {
    const isLate = this.#missing.every((agent) => this.#told?.get(agent)?.status === 'expired');
    return isLate && this.#missing.length > 0 ? 'expired' : 'unreceived';
  }

  /** Nothing more will be told; an error: not by this life of the agent. */
  end(end: End | ParleyError, refusal?: ParleyError): void {
    if (this.#end !== undefined) return;
    this.#refusal = refusal;
    this.#end = end;
    this.#moved();
  }

  until(target: ReachableStatus, options: UntilOptions = {}): Promise<MessageStatus> {
    return waitUntil(
      { clock: this.#watch.clock, check: () => this.#check(target), listen: (heard) => this.#listen(heard) },
      options,
    );
  }

  /** Undefined while both are possible: that it comes so far, and that it does not. */
  #check(target: ReachableStatus): MessageStatus | ParleyError | undefined {
    const { status } = this;
    if (this.#rank(status) >= ranks[target]) return status;
    return this.#obstacle(target);
  }

  #rank(status: MessageStatus): number {
    if (status === 'dead') return ranks.received;
    return status === 'expired' || status === 'unreceived' ? this.#step : ranks[status];
  }

  #obstacle(target: ReachableStatus): ParleyError | undefined {
    const { id, route } = this;
    const { reach, reason, channel } = route;
    const details = { id, channel, status: this.status };
    if (ranks[target] > ranks[reach]) return new ParleyError('unsupported', reason, { details });
    const dead = target === 'handled' ? this.#find('dead') : undefined;
    if (dead !== undefined) {
      const { agent, code = 'handler_failed' } = dead;
      const reasonOfDeath = `${agent} gave the message up: ${code}`;
      return new ParleyError(code, reasonOfDeath, { remote: true, details: { ...details, agent } });
    }
    if (typeof this.#end === 'object') return this.#end;
    if (this.#end === undefined) return undefined;
    if (this.#refusal !== undefined) return this.#refusal;
    const who = this.#missing.join(', ') || 'the broker';
    if (this.#end === 'expired') return new ParleyError('expired', `it came too late to ${who}`, { details });
    return new ParleyError('unreceived', `${who} did not confirm it in its time`, { details });
  }

  #of(agent: string): ConfirmationStatus {
    const told = this.#told?.get(agent)?.status;
    if (told !== undefined) return told;
    return this.#missing.includes(agent) ? (steps[this.#step] ?? 'queued') : 'handled';
  }

  #isReceived(): boolean {
    const { confirmers } = this.route;
    if (confirmers.length === 0) return false;
    return this.#missing.every((agent) => this.#told?.get(agent)?.status === 'received');
  }

  #find(status: Told['status']): (Told & { readonly agent: string }) | undefined {
    for (const [agent, told] of this.#told ?? []) if (told.status === status) return { ...told, agent };
    return undefined;
  }

  #listen(heard: () => void): () => void {
    const listeners = (this.#listeners ??= new Set());
    listeners.add(heard);
    return () => {
      listeners.delete(heard);
    };
  }

  #moved(): void {
    for (const heard of [...(this.#listeners ?? [])]) heard();
    if (!this.#watch.isWatched()) return;
    const { status } = this;
    if (status === this.#lastTold) return;
    this.#lastTold = status;
    this.#watch.onStatus(this, status);
  }
}
