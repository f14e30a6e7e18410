import type { CardData, HealthData, StatusData } from '@parley/schemas';
import type { Clock } from '../clock.ts';
import { PhiAccrual } from './phi-accrual.ts';
import type { PeerStatus } from './records.ts';

/**
 * `late`: alive, but its main loop is busy. `suspected`: its heartbeats stopped, though the broker still has its connection.
 * The others are what it says of itself. REQ-PRES-36
 */
export type LiveState = 'online' | 'late' | 'suspected' | 'paused' | 'draining' | 'offline';

/** One instance of an agent as others see it. */
export interface LiveInstance {
  readonly agent: string;
  readonly instance: string;
  readonly state: LiveState;
  /** Of `offline`. */
  readonly cause: StatusData['cause'];
  /** `front`: handles what the agent's instances share. */
  readonly role: 'front' | 'standby';
  /** Grows with every start. */
  readonly incarnation: number;
  /** When its status began, in milliseconds since 1970 by its own clock; of a crash, when it was seen, if somebody saw it. */
  readonly sinceMs: number | undefined;
  /** Declaration, version, capabilities and contract hashes, once its card was seen. */
  readonly card: CardData | undefined;
  /** The last heartbeat: its load. */
  readonly health: HealthData | undefined;
  /** How unlikely the silence since the last heartbeat is: 1 is wrong one time in ten, 8 one in a hundred million. */
  readonly phi: number;
  /** Milliseconds since the last heartbeat. */
  readonly silentMs: number | undefined;
}

export interface Thresholds {
  /** From which phi on an instance is `suspected`. */
  readonly suspectPhi: number;
  /** From which age of the main loop's last tick on an instance is `late`. */
  readonly lateAfterMs: number;
  /** What is expected before an instance told its interval. */
  readonly heartbeatMs: number;
}

const shortestIntervalMs = 10;
const longestIntervalMs = 3_600_000;

/** What is known about one instance. */
export class SeenInstance {
  readonly agent: string;
  readonly instance: string;
  /** When it was seen to be offline first; undefined while it is not. Monotonic. */
  offlineSinceMs: number | undefined;
  /** The session of the watcher in which its status was last seen. */
  epoch = 0;
  status: PeerStatus | undefined;
  card: CardData | undefined;
  health: HealthData | undefined;
  sinceMs: number | undefined;
  /** What listeners were told last. */
  told: LiveState | undefined;
  readonly #thresholds: Thresholds;
  #detector: PhiAccrual;
  #intervalMs: number;

  constructor(names: { readonly agent: string; readonly instance: string }, thresholds: Thresholds) {
    this.agent = names.agent;
    this.instance = names.instance;
    this.#thresholds = thresholds;
    this.#intervalMs = thresholds.heartbeatMs;
    this.#detector = new PhiAccrual({ intervalMs: this.#intervalMs });
  }

  /** `outdated`: it is the status of an earlier life. */
  seeStatus(status: PeerStatus, clock: Pick<Clock, 'now' | 'monotonic'>): 'outdated' | 'same' | 'changed' {
    const before = this.status;
    // REQ-PRES-9
    if (before !== undefined && status.incarnation < before.incarnation) return 'outdated';
    const isAnotherLife = status.incarnation !== before?.incarnation;
    const wasOffline = before === undefined || before.state === 'offline';
    this.status = status;
    if (status.cause !== 'will') this.sinceMs = status.sinceMs;
    else if (!wasOffline) this.sinceMs = clock.now();
    this.#follow(status.state, { isNewLife: isAnotherLife || wasOffline, nowMs: clock.monotonic() });
    return isAnotherLife || before.state !== status.state ? 'changed' : 'same';
  }

  seeHealth(health: HealthData, nowMs: number): void {
    if (this.status !== undefined && health.incarnation < this.status.incarnation) return;
    this.health = health;
    const intervalMs = Math.min(
      longestIntervalMs,
      Math.max(shortestIntervalMs, health.intervalMs ?? this.#intervalMs),
    );
    if (intervalMs !== this.#intervalMs) {
      this.#intervalMs = intervalMs;
      this.#detector = new PhiAccrual({ intervalMs });
    }
    this.#detector.heard(nowMs);
  }

  /** Nobody could have been heard until now. */
  forgive(nowMs: number): void {
    if (this.status !== undefined && this.status.state !== 'offline') this.#detector.forgive(nowMs);
  }

  stateAt(nowMs: number): LiveState {
    const { state = 'offline' } = this.status ?? {};
    if (state === 'offline') return state;
    if (this.#detector.phi(nowMs) >= this.#thresholds.suspectPhi) return 'suspected';
    if (state !== 'online') return state;
    return (this.health?.tickAgeMs ?? 0) >= this.#thresholds.lateAfterMs ? 'late' : 'online';
  }

  /** When it becomes suspected if nothing is heard; undefined when it cannot. */
  suspectedAtMs(): number | undefined {
    if (this.status === undefined || this.status.state === 'offline') return undefined;
    return this.#detector.reachesAtMs(this.#thresholds.suspectPhi);
  }

  describe(nowMs: number, role: LiveInstance['role']): LiveInstance {
    const { agent, instance, status, card, health } = this;
    const state = this.stateAt(nowMs);
    const { lastMs } = this.#detector;
    return {
      agent,
      instance,
      state,
      cause: status?.cause,
      role,
      incarnation: status?.incarnation ?? 0,
      sinceMs: this.sinceMs,
      card,
      health,
      phi: state === 'offline' ? 0 : this.#detector.phi(nowMs),
      silentMs: lastMs === undefined || state === 'offline' ? undefined : nowMs - lastMs,
    };
  }

  #follow(state: PeerStatus['state'], given: { readonly isNewLife: boolean; readonly nowMs: number }): void {
    if (state === 'offline') {
      this.offlineSinceMs ??= given.nowMs;
      return;
    }
    this.offlineSinceMs = undefined;
    if (!given.isNewLife) return;
    this.#detector = new PhiAccrual({ intervalMs: this.#intervalMs });
    this.#detector.forgive(given.nowMs);
    this.health = undefined;
  }
}
