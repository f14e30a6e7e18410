import type { Clock } from '../clock.ts';
import type { SystemTopic } from '../protocol/system-topics.ts';
import { type LiveInstance, type LiveState, SeenInstance, type Thresholds } from './live-instance.ts';
import { type FrontRecord, type PeerStatus, readCard, readFront, readHealth, readStatus } from './records.ts';

/** `joined` and `left`: it came to life, or is offline or gone. `late`: it is late or suspected. `changed`: anything else but load. */
export interface LiveEvent {
  readonly kind: 'joined' | 'left' | 'late' | 'changed';
  readonly instance: LiveInstance;
}

export interface RegistryOptions {
  readonly clock: Clock;
  /** From which phi on a silent instance is `suspected`. Default 8. */
  readonly suspectPhi?: number;
  /** From which age of its main loop's last tick on an instance is `late`. Default 500. */
  readonly lateAfterMs?: number;
  /** The interval between heartbeats that is expected until an instance tells its own. Default 5,000. */
  readonly heartbeatMs?: number;
  /** Instances offline for longer are forgotten. Default: never. */
  readonly retireAfterMs?: number;
  /** Beyond, offline instances make room, or new ones are counted only. Default 10,000. */
  readonly maxInstances?: number;
  readonly onEvent: (event: LiveEvent) => void;
}

/** A timer so late says that this process was busy: what it did not hear may wait in its sockets. */
const ownLatenessMs = 50;
/** Until those have been read. */
const catchUpMs = 100;

/** Which instances of agents live, from what they publish about themselves. Knows no connection. */
export class Registry {
  readonly #options: RegistryOptions;
  readonly #thresholds: Thresholds;
  readonly #instances = new Map<string, SeenInstance>();
  readonly #fronts = new Map<string, FrontRecord>();
  #epoch = 0;
  #isWatching = false;
  #sweepAtMs = Infinity;
  #cancelSweep: (() => void) | undefined;
  /** Instances that there was no room for. */
  ignored = 0;

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#thresholds = {
      suspectPhi: options.suspectPhi ?? 8,
      lateAfterMs: options.lateAfterMs ?? 500,
      heartbeatMs: options.heartbeatMs ?? 5_000,
    };
  }

  /** In the order of their names. */
  list(): readonly LiveInstance[] {
    return [...this.#instances.values()]
      .filter(({ status }) => status !== undefined)
      .map((seen) => this.#describe(seen))
      .sort((a, b) => compare(a.agent, b.agent) || compare(a.instance, b.instance));
  }

  /** Whether its status has come. */
  knows(names: Names): boolean {
    return this.#instances.get(keyOf(names))?.status !== undefined;
  }

  /** The last record of an agent's front, also when that does not live. */
  frontOf(agent: string): FrontRecord | undefined {
    return this.#fronts.get(agent);
  }

  /** Takes a packet of a system topic; others are passed over. */
  see(topic: SystemTopic | undefined, payload: Uint8Array): void {
    if (topic?.kind === 'front') this.#seeFront(topic.agent, payload);
    else if (topic?.kind === 'status') this.#seeStatus(topic, payload);
    else if (topic?.kind === 'card') this.#seeCard(topic, payload);
    else if (topic?.kind === 'health') this.#seeHealth(topic, payload);
  }

  /** A session begins: silence counts from now on, and everything retained comes again. */
  begin(): void {
    this.#epoch += 1;
    this.#isWatching = true;
    const nowMs = this.#nowMs;
    for (const seen of this.#instances.values()) seen.forgive(nowMs);
    this.#plan();
  }

  /** Everything retained has come: what did not is gone. */
  synced(): void {
    for (const seen of [...this.#instances.values()]) {
      if (seen.status !== undefined && seen.epoch < this.#epoch) this.#forget(seen);
    }
  }

  /** The connection is lost: silence says nothing. */
  suspend(): void {
    this.#isWatching = false;
    this.#cancelSweep?.();
    this.#cancelSweep = undefined;
    this.#sweepAtMs = Infinity;
  }

  get #nowMs(): number {
    return this.#options.clock.monotonic();
  }

  #seeFront(agent: string, payload: Uint8Array): void {
    const before = this.#fronts.get(agent)?.instance;
    const record = readFront(payload);
    const now = record?.instance;
    if (record === undefined) this.#fronts.delete(agent);
    else if (before !== undefined || this.#fronts.size < this.#maxInstances) this.#fronts.set(agent, record);
    if (now === before) return;
    for (const instance of [before, now]) {
      const seen = instance === undefined ? undefined : this.#instances.get(`${agent}/${instance}`);
      if (seen?.told !== undefined && seen.told !== 'offline') this.#emit('changed', seen);
    }
  }

  #seeStatus(names: Names, payload: Uint8Array): void {
    const status = readStatus(payload);
    const key = keyOf(names);
    if (status === undefined || this.#isRetired(status)) {
      const known = this.#instances.get(key);
      if (known !== undefined && payload.length === 0) this.#forget(known);
      return;
    }
    const seen = this.#instances.get(key) ?? this.#admit(names);
    if (seen === undefined) return;
    seen.epoch = this.#epoch;
    const seenAs = seen.seeStatus(status, this.#options.clock);
    if (seenAs === 'outdated') return;
    this.#tell(seen, { isChanged: seenAs === 'changed' });
    this.#plan();
  }

  #seeCard(names: Names, payload: Uint8Array): void {
    const seen = this.#instances.get(keyOf(names)) ?? (payload.length > 0 ? this.#admit(names) : undefined);
    if (seen === undefined) return;
    const card = readCard(payload);
    if (card !== undefined && card.incarnation < (seen.card?.incarnation ?? 0)) return;
    const isChanged = JSON.stringify(card) !== JSON.stringify(seen.card);
    seen.card = card;
    if (seen.status !== undefined) this.#tell(seen, { isChanged });
  }

  #seeHealth(names: Names, payload: Uint8Array): void {
    const seen = this.#instances.get(keyOf(names));
    const health = seen === undefined ? undefined : readHealth(payload);
    if (seen === undefined || health === undefined) return;
    seen.seeHealth(health, this.#nowMs);
    this.#tell(seen, { isChanged: false });
    this.#plan(seen);
  }

  /** Long offline by its own word; of a crash nobody knows when it was. */
  #isRetired({ state, cause, sinceMs }: PeerStatus): boolean {
    const { retireAfterMs = Infinity, clock } = this.#options;
    if (state !== 'offline' || cause === 'will' || sinceMs === undefined) return false;
    return clock.now() - sinceMs > retireAfterMs;
  }

  get #maxInstances(): number {
    return this.#options.maxInstances ?? 10_000;
  }

  #admit(names: Names): SeenInstance | undefined {
    if (this.#instances.size >= this.#maxInstances) {
      const offline = [...this.#instances.values()].find(
        ({ offlineSinceMs }) => offlineSinceMs !== undefined,
      );
      if (offline === undefined) {
        this.ignored += 1;
        return undefined;
      }
      this.#instances.delete(keyOf(offline));
    }
    const seen = new SeenInstance(names, this.#thresholds);
    this.#instances.set(keyOf(names), seen);
    return seen;
  }

  #forget(seen: SeenInstance): void {
    this.#instances.delete(keyOf(seen));
    if (seen.told === undefined || seen.told === 'offline') return;
    seen.told = 'offline';
    this.#emit('left', seen, 'offline');
  }

  #tell(seen: SeenInstance, { isChanged }: { readonly isChanged: boolean }): void {
    const before = seen.told;
    const now = seen.stateAt(this.#nowMs);
    seen.told = now;
    const kind = kindOf(before, now);
    if (kind !== undefined) this.#emit(kind, seen);
    else if (isChanged && before !== undefined) this.#emit('changed', seen);
  }

  #emit(kind: LiveEvent['kind'], seen: SeenInstance, state?: 'offline'): void {
    const instance = this.#describe(seen);
    this.#options.onEvent({ kind, instance: state === undefined ? instance : { ...instance, state } });
  }

  #describe(seen: SeenInstance): LiveInstance {
    const isFront = this.#fronts.get(seen.agent)?.instance === seen.instance;
    return seen.describe(this.#nowMs, isFront ? 'front' : 'standby');
  }

  /** One timer for all: at the earliest time at which one can be suspected or forgotten. Heartbeats only move it away. */
  #plan(...changed: readonly SeenInstance[]): void {
    if (!this.#isWatching) return;
    const candidates = changed.length > 0 ? changed : this.#instances.values();
    let dueAtMs = Infinity;
    for (const seen of candidates) dueAtMs = Math.min(dueAtMs, this.#dueAtMs(seen));
    if (dueAtMs < this.#sweepAtMs) this.#sweepAt(dueAtMs);
  }

  #dueAtMs(seen: SeenInstance): number {
    if (seen.offlineSinceMs !== undefined)
      return seen.offlineSinceMs + (this.#options.retireAfterMs ?? Infinity);
    return seen.told === 'suspected' ? Infinity : (seen.suspectedAtMs() ?? Infinity);
  }

  #sweepAt(dueAtMs: number): void {
    this.#cancelSweep?.();
    this.#sweepAtMs = dueAtMs;
    const delayMs = Math.min(2 ** 31 - 1, Math.max(1, Math.ceil(dueAtMs - this.#nowMs)));
    this.#cancelSweep = this.#options.clock.after(delayMs, () => {
      this.#sweepAtMs = Infinity;
      const isCaughtUp = this.#nowMs - dueAtMs < ownLatenessMs || delayMs === 2 ** 31 - 1;
      if (isCaughtUp) this.#sweep();
      else this.#sweepAt(this.#nowMs + catchUpMs);
    });
  }

  #sweep(): void {
    const { retireAfterMs = Infinity } = this.#options;
    const nowMs = this.#nowMs;
    for (const seen of [...this.#instances.values()]) {
      if (nowMs - (seen.offlineSinceMs ?? Infinity) >= retireAfterMs) this.#instances.delete(keyOf(seen));
      else if (seen.status !== undefined) this.#tell(seen, { isChanged: false });
    }
    this.#plan();
  }
}

type Names = Pick<LiveInstance, 'agent' | 'instance'>;

function keyOf({ agent, instance }: Names): string {
  return `${agent}/${instance}`;
}

function kindOf(before: LiveState | undefined, now: LiveState): LiveEvent['kind'] | undefined {
  if (before === now) return undefined;
  if (now === 'offline') return before === undefined ? undefined : 'left';
  if (before === undefined || before === 'offline') return 'joined';
  return now === 'late' || now === 'suspected' ? 'late' : 'changed';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
