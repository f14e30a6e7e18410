import type { Environment } from '../environment.ts';
import type { PeerStatus } from '../presence/records.ts';
import { retirement } from '../presence/retire.ts';
import type { OutgoingPacket } from '../transport/transport.ts';
import type { Identity } from './identity.ts';

export interface RetirementOptions {
  readonly identity: Identity;
  readonly environment: Environment;
  /** Undefined: nobody is retired. */
  readonly retireAfterMs: number | undefined;
  readonly isFront: () => boolean;
  readonly publish: (packet: OutgoingPacket) => Promise<void>;
}

interface Absent {
  readonly incarnation: number;
  /** Monotonic. */
  readonly dueAtMs: number;
}

/** A timer waits no longer than this. */
const longestMs = 2 ** 31 - 1;

/** The front takes instances of its agent off the broker that have been offline for long. */
export class Retirement {
  readonly #options: RetirementOptions;
  readonly #absent = new Map<string, Absent>();
  #cancel: (() => void) | undefined;

  constructor(options: RetirementOptions) {
    this.#options = options;
  }

  onStatus(instance: string, status: PeerStatus | undefined): void {
    const { retireAfterMs, environment } = this.#options;
    if (retireAfterMs === undefined) return;
    if (status?.state !== 'offline') this.#absent.delete(instance);
    else if (this.#absent.get(instance)?.incarnation !== status.incarnation) {
      // A will was written when the connection was made: nobody knows when it was sent.
      const { cause, sinceMs, incarnation } = status;
      const isKnown = cause !== 'will' && sinceMs !== undefined; // REQ-PRES-34
      const absentMs = isKnown ? Math.max(0, environment.clock.now() - sinceMs) : 0;
      const dueAtMs = environment.clock.monotonic() + retireAfterMs - absentMs;
      this.#absent.set(instance, { incarnation, dueAtMs });
    }
    this.check();
  }

  /** To be called when the instance becomes the front, too. */
  check(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#absent.size === 0 || !this.#options.isFront()) return;
    const nowMs = this.#options.environment.clock.monotonic();
    for (const [instance, { incarnation, dueAtMs }] of this.#absent) {
      if (dueAtMs > nowMs) continue;
      this.#absent.delete(instance);
      void this.#retire(instance, incarnation);
    }
    this.#checkLater(nowMs);
  }

  close(): void {
    this.#cancel?.();
    this.#absent.clear();
  }

  #checkLater(nowMs: number): void {
    if (this.#absent.size === 0) return;
    const dueAtMs = Math.min(...[...this.#absent.values()].map((absent) => absent.dueAtMs));
    const delayMs = Math.min(longestMs, Math.max(1, dueAtMs - nowMs));
    this.#cancel = this.#options.environment.clock.after(delayMs, () => {
      this.check();
    });
  }

  async #retire(instance: string, incarnation: number): Promise<void> {
    const { identity, environment, publish } = this.#options;
    const { clock, random, logger } = environment;
    const { agent, topics, source } = identity;
    const fill = (bytes: Uint8Array): void => {
      random.fill(bytes);
    };
    const packets = retirement(
      { agent, instance, incarnation },
      { topics, source, nowMs: clock.now(), fill },
    );
    try {
      for (const packet of packets) await publish(packet);
      logger.info('an instance was retired', { agent, instance });
    } catch (error) {
      // With the next session its status comes again.
      logger.warn('an instance could not be retired', { agent, instance, error });
    }
  }
}
