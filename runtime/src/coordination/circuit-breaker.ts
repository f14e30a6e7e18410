import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';

export type CircuitState = 'closed' | 'open' | 'half-open';

/** How a call ended; `unknown` where that says nothing about the other side. */
export type CallOutcome = 'succeeded' | 'failed' | 'unknown';

export interface CircuitChange {
  readonly state: CircuitState;
  /** Of the calls remembered, when it changed. */
  readonly failureRate: number;
  /** How long it stays open at least. */
  readonly openMs?: number;
}

export interface CircuitBreakerOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** The share of failed calls that opens it: above 0, at most 1. */
  readonly failureRate: number;
  readonly onChange: (change: CircuitChange) => void;
}

/** Calls that are remembered, and how many there must be before they are judged. */
const windowCalls = 20;
const minimumCalls = 10;
const firstOpenMs = 5_000;
const longestOpenMs = 60_000;
/** So much of the time is left to chance: callers shall not come back all at once. */
const jitter = 0.2;

/** Stops calls to what fails too often. Open for a time that doubles, then one call at a time finds out whether it works again. */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #state: CircuitState = 'closed';
  /** Of the last calls: whether it failed. */
  #outcomes: boolean[] = [];
  /** How often it opened without having closed in between. */
  #openings = 0;
  #openUntilMs = 0;
  #probe: object | undefined;
  /** Calls that began before the last change say nothing about the time after it. */
  #changes = 0;

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** It would turn a call away now. */
  get isRefusing(): boolean {
    if (this.#state === 'open') return this.#options.clock.monotonic() < this.#openUntilMs;
    return this.#probe !== undefined;
  }

  /** Undefined: not now. Else to be called with how the call ended; the first time counts. */
  enter(): ((outcome: CallOutcome) => void) | undefined {
    if (this.isRefusing) return undefined;
    if (this.#state === 'open') this.#change('half-open');
    return this.#state === 'half-open' ? this.#enterProbe() : this.#enterClosed();
  }

  #enterClosed(): (outcome: CallOutcome) => void {
    const began = this.#changes;
    let isOver = false;
    return (outcome) => {
      if (isOver) return;
      isOver = true;
      if (this.#changes === began && outcome !== 'unknown') this.#record(outcome === 'failed');
    };
  }

  #enterProbe(): (outcome: CallOutcome) => void {
    const probe = {};
    this.#probe = probe;
    return (outcome) => {
      if (this.#probe !== probe) return;
      this.#probe = undefined;
      if (outcome === 'succeeded') this.#close();
      else if (outcome === 'failed') this.#open();
    };
  }

  #record(isFailure: boolean): void {
    this.#outcomes.push(isFailure);
    if (this.#outcomes.length > windowCalls) this.#outcomes.shift();
    if (this.#outcomes.length >= minimumCalls && this.#rate() >= this.#options.failureRate) this.#open();
  }

  #rate(): number {
    const { length } = this.#outcomes;
    return length === 0 ? 0 : this.#outcomes.filter(Boolean).length / length;
  }

  #open(): void {
    const { clock, random } = this.#options;
    const boundMs = Math.min(longestOpenMs, firstOpenMs * 2 ** Math.min(this.#openings, 10));
    const openMs = Math.round(boundMs * (1 - jitter * random.fraction()));
    this.#openings += 1;
    this.#openUntilMs = clock.monotonic() + openMs;
    this.#change('open', openMs);
  }

  #close(): void {
    this.#openings = 0;
    this.#outcomes = [];
    this.#change('closed');
  }

  #change(state: CircuitState, openMs?: number): void {
    this.#state = state;
    this.#changes += 1;
    this.#options.onChange({ state, failureRate: this.#rate(), ...(openMs === undefined ? {} : { openMs }) });
  }
}
