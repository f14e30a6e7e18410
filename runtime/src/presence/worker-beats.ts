import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createVitals, writeVitals, type Load } from './vitals.ts';

/** An instance whose heartbeats the thread sends. */
export interface BeatSource {
  readonly topic: string;
  readonly source: string;
  readonly incarnation: number;
  readonly intervalMs: number;
}

/** What the thread is told. */
export type BeatOrder =
  | ({ readonly kind: 'add'; readonly vitals: SharedArrayBuffer } & BeatSource)
  | { readonly kind: 'remove'; readonly source: string };

/** What the thread begins with. */
export interface BeatWorkerData {
  readonly url: string;
  readonly credentials: object;
}

export interface WorkerBeatsOptions extends BeatWorkerData {
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface BeatingInstance extends BeatSource {
  readonly load: () => Load;
  /** The thread is gone: somebody else has to beat. */
  readonly onFailed: () => void;
}

/** Ticks between two heartbeats: how fine the age of the last one is. */
const ticksPerBeat = 4;
const longestTickMs = 250;

/** Heartbeats from a thread with a connection of its own: they go on while the main loop is busy, and say for how long it has been. */
export class WorkerBeats {
  readonly #options: WorkerBeatsOptions;
  readonly #instances = new Map<string, { readonly beating: BeatingInstance; readonly stop: () => void }>();
  #worker: Worker | undefined;

  constructor(options: WorkerBeatsOptions) {
    this.#options = options;
  }

  /** Begins at once; the returned function ends it. */
  add(beating: BeatingInstance): () => void {
    const { topic, source, incarnation, intervalMs } = beating;
    const vitals = createVitals();
    this.#instances.set(source, { beating, stop: this.#tick(beating, vitals) });
    this.#order({ kind: 'add', topic, source, incarnation, intervalMs, vitals });
    return () => {
      this.#instances.get(source)?.stop();
      if (this.#instances.delete(source)) this.#order({ kind: 'remove', source });
    };
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { stop } of this.#instances.values()) stop();
    this.#instances.clear();
    await worker?.terminate();
  }

  #tick({ intervalMs, load }: BeatingInstance, vitals: SharedArrayBuffer): () => void {
    const tickMs = Math.min(longestTickMs, intervalMs / ticksPerBeat);
    let cancel = (): void => undefined;
    const tick = (): void => {
      writeVitals(vitals, load());
      cancel = this.#options.clock.after(tickMs, tick);
    };
    tick();
    return () => {
      cancel();
    };
  }

  #order(order: BeatOrder): void {
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage(order);
    } catch (error) {
      this.#fail(error);
    }
  }

  #start(): Worker {
    const { url, credentials } = this.#options;
    // From sources as from what is built of them.
    const entry = new URL(import.meta.url.replace('presence/worker-beats', 'heartbeat-worker'));
    const workerData: BeatWorkerData = { url, credentials };
    const worker = new Worker(entry, { workerData, name: 'parley-heartbeat' });
    worker.unref();
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#fail(error);
    });
    return worker;
  }

  #fail(error: unknown): void {
    this.#options.logger.warn('heartbeats come from the main loop: their thread ended', { error });
    this.#worker = undefined;
    const instances = [...this.#instances.values()];
    this.#instances.clear();
    for (const { beating, stop } of instances) {
      stop();
      beating.onFailed();
    }
  }
}
