import type { Environment } from '../environment.ts';
import type { FrontRecord, PeerStatus } from '../presence/records.ts';
import type { Role } from './states.ts';

export interface ElectionOptions {
  readonly instance: string;
  readonly environment: Environment;
  /** Publishes the retained record of the front. */
  readonly publishRecord: (record: FrontRecord) => void;
  /** Connects with the client id of the front: takes over whoever has it. */
  readonly connect: () => void;
  readonly disconnect: () => void;
  readonly onRole: (role: Role) => void;
}

/** After a crash was seen, up to this long until the claim: two standbys seldom begin together. */
const claimJitterMs = 25;
/** After a takeover that no record explains. */
const reclaimJitterMs = 500;

type Phase = 'stopped' | 'looking' | 'standby' | 'claiming' | 'active';

/**
 * Decides which instance is the front. The broker's order of the retained records is what all agree on: the last record names the front,
 * an instance connects only when it has seen its own record come back as the last one, and steps down when it sees another's.
 * The takeover by CONNECT is the fence against one that has not seen it yet. See docs/decisions/0007-front-election.md.
 */
export class Election {
  readonly #options: ElectionOptions;
  readonly #statuses = new Map<string, PeerStatus>();
  #phase: Phase = 'stopped';
  #record: FrontRecord | undefined;
  #claim: FrontRecord | undefined;
  /** Another claimed the same epoch, and its record came first: ours is still to come. */
  #isContested = false;
  #epoch = 0;
  #cancelTimer: (() => void) | undefined;
  #waiting: (() => void)[] = [];

  constructor(options: ElectionOptions) {
    this.#options = options;
  }

  get role(): Role {
    return this.#phase === 'active' ? 'active' : 'standby';
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** Whether another instance lives that could take the work. */
  get hasPeer(): boolean {
    return [...this.#statuses].some(
      ([name, { state }]) => name !== this.#options.instance && state === 'online',
    );
  }

  /** A connection begins: what was known may be old until `onSynced`. */
  onUnsynced(): void {
    // A claim may have been lost on the way.
    if (this.#phase !== 'active') this.#phase = 'looking';
    this.#isSynced = false;
  }

  /** All retained records and statuses have been seen. */
  onSynced(): void {
    this.#isSynced = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
    if (this.#phase === 'active' && this.#record === undefined && this.#claim !== undefined) {
      this.#options.publishRecord(this.#claim);
    }
    this.#consider(0);
  }
  #isSynced = false;

  onRecord(record: FrontRecord | undefined): void {
    this.#record = record;
    if (record !== undefined) this.#epoch = Math.max(this.#epoch, record.epoch);
    if (this.#isSynced) this.#consider(claimJitterMs);
  }

  onStatus(instance: string, status: PeerStatus | undefined): void {
    if (status === undefined) this.#statuses.delete(instance);
    // The will of an earlier life may come late.
    else if (status.incarnation >= (this.#statuses.get(instance)?.incarnation ?? 0))
      this.#statuses.set(instance, status);
    if (this.#isSynced) this.#consider(claimJitterMs);
  }

  /** The front's connection was taken over. */
  onTakenOver(): void {
    if (this.#phase !== 'active') return;
    this.#stepDown();
    this.#consider(reclaimJitterMs);
  }

  /** Whether a lost front connection may come back: asked before each reconnect, for a broker of 3.1.1 tells of no takeover. REQ-PRES-10 */
  async mayReconnect(): Promise<boolean> {
    if (!this.#isSynced) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    return this.#phase === 'active' && this.#record?.instance === this.#options.instance;
  }

  stop(): void {
    this.#phase = 'stopped';
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #consider(jitterMs: number): void {
    const isMine = this.#record?.instance === this.#options.instance;
    if (this.#phase === 'active' && this.#record !== undefined && !isMine) this.#stepDown();
    if (this.#phase === 'claiming') this.#checkClaim();
    if (this.#phase !== 'looking' && this.#phase !== 'standby') return;
    if (!this.#isFrontDead()) this.#become('standby');
    else if (this.#phase === 'looking') this.#startClaim();
    else this.#claimLater(jitterMs);
  }

  /** The own record always comes back, and is the last one then. Two fronts of one epoch could not be told apart: it is claimed anew. */
  #checkClaim(): void {
    const { instance, epoch } = this.#claim ?? {};
    const isOwn = this.#record?.instance === instance && this.#record?.epoch === epoch;
    if (!isOwn) this.#isContested ||= (this.#record?.epoch ?? 0) >= (epoch ?? 0);
    else if (this.#isContested) this.#startClaim();
    else {
      this.#become('active');
      this.#options.connect();
    }
  }

  #isFrontDead(): boolean {
    if (this.#record === undefined || this.#record.instance === this.#options.instance) return true;
    const status = this.#statuses.get(this.#record.instance);
    return status === undefined || status.state === 'offline';
  }

  #claimLater(jitterMs: number): void {
    const { clock, random } = this.#options.environment;
    this.#cancelTimer ??= clock.after(random.fraction() * jitterMs, () => {
      this.#cancelTimer = undefined;
      if (this.#phase === 'standby' && this.#isSynced && this.#isFrontDead()) this.#startClaim();
    });
  }

  /** REQ-PRES-60 */
  #startClaim(): void {
    this.#phase = 'claiming';
    this.#isContested = false;
    this.#claim = { instance: this.#options.instance, epoch: this.#epoch + 1 };
    this.#options.publishRecord(this.#claim);
  }

  /** REQ-PRES-61 */
  #stepDown(): void {
    this.#options.disconnect();
    this.#become('standby');
  }

  #become(phase: 'standby' | 'active'): void {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.#options.onRole(phase);
  }
}
