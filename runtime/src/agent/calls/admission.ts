import type { BundleSend } from '@parley/schemas';
import { Bulkhead } from '../../coordination/bulkhead.ts';
import {
  CircuitBreaker,
  type CallOutcome,
  type CircuitChange,
  type CircuitState,
} from '../../coordination/circuit-breaker.ts';
import type { WaitLimits } from '../../coordination/waiting-line.ts';
import type { Environment } from '../../environment.ts';
import { ParleyError, type ErrorCode } from '../../errors.ts';

/** A request that was let in. Both may be called more than once: the first time counts. */
export interface Ticket {
  /** What the call says about the other side. */
  readonly judge: (outcome: CallOutcome) => void;
  /** Gives its place to the next one. */
  readonly leave: () => void;
}

export interface AdmissionOptions {
  readonly channel: string;
  readonly send: BundleSend;
  readonly environment: Environment;
  readonly onChange: (change: CircuitChange) => void;
}

/** What says that the other side cannot: all else is an answer, or our own doing. */
const failures: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['timeout', 'unavailable', 'overloaded']);

export function outcomeOf({ code, remote }: ParleyError): CallOutcome {
  if (failures.has(code)) return 'failed';
  return remote ? 'succeeded' : 'unknown';
}

/** Lets the requests of one send in, or turns them away: its bulkhead and its circuit breaker. */
export class Admission {
  readonly #channel: string;
  readonly #bulkhead: Bulkhead | undefined;
  readonly #breaker: CircuitBreaker | undefined;

  constructor({ channel, send, environment, onChange }: AdmissionOptions) {
    const { clock, random } = environment;
    this.#channel = channel;
    if (send.bulkhead !== null) this.#bulkhead = new Bulkhead({ clock, limit: send.bulkhead, name: channel });
    if (send.breaker !== null)
      this.#breaker = new CircuitBreaker({ clock, random, ...send.breaker, onChange });
  }

  get circuit(): CircuitState | undefined {
    return this.#breaker?.state;
  }

  /** Rejects with `unavailable` while the circuit is open, with `overloaded` when there is no place in time. */
  async enter(limits: WaitLimits): Promise<Ticket> {
    // Nobody shall wait for a place only to be turned away.
    if (this.#breaker?.isRefusing === true) throw this.#open();
    await this.#bulkhead?.enter(limits);
    const judge = this.#breaker === undefined ? () => undefined : this.#breaker.enter();
    let isIn = true;
    const leave = (): void => {
      if (isIn) this.#bulkhead?.leave();
      isIn = false;
    };
    if (judge !== undefined) return { judge, leave };
    leave();
    throw this.#open();
  }

  close(reason: ParleyError): void {
    this.#bulkhead?.close(reason);
  }

  #open(): ParleyError {
    return new ParleyError(
      'unavailable',
      `too many requests to ${this.#channel} failed: its circuit is open`,
    );
  }
}
