import type { Environment } from '../../environment.ts';
import { ParleyError } from '../../errors.ts';
import { Journey, type JourneyRoute, type JourneyWatch, type Told } from './journey.ts';

export interface AwaitedReceiptsOptions {
  readonly environment: Pick<Environment, 'clock'>;
  readonly watch: JourneyWatch;
  /** Messages whose receipts are awaited at most. Default 100,000. */
  readonly capacity?: number;
}

interface Awaited {
  readonly journey: Journey;
  /** Monotonic. */
  readonly expiresAtMs: number;
}

const sweepMs = 1_000;
/** A receipt takes its time, too. */
const graceMs = 5_000;

/** Messages that are not durable, and whose sender wants to hear what became of them: kept in memory until everybody told, or their time is over. */
export class AwaitedReceipts {
  readonly #options: AwaitedReceiptsOptions;
  readonly #awaited = new Map<string, Awaited>();
  #cancelSweep: (() => void) | undefined;

  constructor(options: AwaitedReceiptsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#awaited.size;
  }

  find(id: string): Journey | undefined {
    return this.#awaited.get(id)?.journey;
  }

  /** Throws `overloaded` when too many are awaited. */
  follow(id: string, route: JourneyRoute, ttlMs: number): Journey {
    const { environment, watch, capacity = 100_000 } = this.#options;
    if (this.#awaited.size >= capacity)
      throw new ParleyError('overloaded', `receipts of ${String(capacity)} messages are awaited already`);
    const journey = new Journey(id, route, watch);
    this.#awaited.set(id, { journey, expiresAtMs: environment.clock.monotonic() + ttlMs + graceMs });
    this.#sweepLater();
    return journey;
  }

  /** It did not go out after all. */
  drop(id: string): void {
    this.#awaited.delete(id);
  }

  /** Unknown ids are old news. */
  confirm(agent: string, ids: readonly string[], toldOf: (id: string) => Told): void {
    for (const id of ids) {
      const journey = this.#awaited.get(id)?.journey;
      if (journey?.tell(agent, toldOf(id)) !== true) continue;
      const end = endOf(journey);
      if (end === undefined) continue;
      this.#awaited.delete(id);
      journey.end(end);
    }
  }

  close(reason: ParleyError): void {
    this.#cancelSweep?.();
    for (const { journey } of this.#awaited.values()) journey.end(reason);
    this.#awaited.clear();
  }

  #sweepLater(): void {
    this.#cancelSweep ??= this.#options.environment.clock.after(sweepMs, () => {
      this.#cancelSweep = undefined;
      this.#sweep();
      if (this.#awaited.size > 0) this.#sweepLater();
    });
  }

  #sweep(): void {
    const nowMs = this.#options.environment.clock.monotonic();
    for (const [id, { journey, expiresAtMs }] of this.#awaited) {
      if (expiresAtMs > nowMs) continue;
      this.#awaited.delete(id);
      journey.end(journey.lateOutcome);
    }
  }
}

/** Undefined while somebody has more to tell. */
function endOf(journey: Journey): 'received' | 'handled' | 'dead' | 'expired' | undefined {
  if (journey.missing.length === 0) return journey.outcome;
  if (journey.lateOutcome === 'expired') return 'expired';
  return journey.route.reach === 'received' && journey.status === 'received' ? 'received' : undefined;
}
