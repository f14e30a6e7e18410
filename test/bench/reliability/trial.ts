import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createFakeRandom } from '../../runtime/support/fake-random.ts';
import { startMosquitto, type Mosquitto } from '../../support/mosquitto.ts';
import { Child } from './child.ts';
import type { ConsumerProgress, ProducerProgress, Side, Tally } from './participant.ts';

export interface TrialOptions {
  readonly side: Side;
  readonly messages: number;
  readonly kills: number;
  readonly window: number;
  readonly seed: number;
  /** After it the trial ends with what there is. */
  readonly deadlineMs: number;
  readonly onProgress: (line: string) => void;
}

export interface TrialResult {
  readonly side: Side;
  readonly sent: number;
  readonly handled: Tally;
  readonly rows: Tally;
  readonly replies: Tally;
  readonly elapsedMs: number;
  /** From each kill to the first message that was handled after the broker was back. */
  readonly recoveriesMs: readonly number[];
  readonly isFinished: boolean;
}

const stepMs = 50;
/** A bare client never knows that it is done: it is when nothing came for so long. */
const quietMs = 5_000;

/** Sends through a Mosquitto with Debian's defaults that is killed at random moments, and counts what came. */
export async function runTrial(options: TrialOptions): Promise<TrialResult> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-reliability-'));
  const broker = await startMosquitto();
  const start = async (role: 'producer' | 'consumer'): Promise<Child> => {
    await mkdir(join(folder, role));
    const child = new Child({ side: options.side, role, url: broker.url, folder: join(folder, role) });
    await child.ready();
    return child;
  };
  const consumer = await start('consumer');
  const producer = await start('producer');
  try {
    return await new Trial(options, { broker, producer, consumer }).run();
  } finally {
    await Promise.all([producer.close(), consumer.close()]);
    await broker.close();
    await rm(folder, { recursive: true });
  }
}

class Trial {
  readonly #options: TrialOptions;
  readonly #broker: Mosquitto;
  readonly #producer: Child;
  readonly #consumer: Child;
  readonly #recoveriesMs: number[] = [];
  /** How much is through when the broker dies, ascending. */
  readonly #kills: number[];
  #changedAt = performance.now();
  #handled = 0;

  constructor(options: TrialOptions, given: { broker: Mosquitto; producer: Child; consumer: Child }) {
    this.#options = options;
    this.#broker = given.broker;
    this.#producer = given.producer;
    this.#consumer = given.consumer;
    const random = createFakeRandom(options.seed);
    this.#kills = Array.from({ length: options.kills }, () => random.fraction() * 0.97 * options.messages);
    this.#kills.sort((a, b) => a - b);
  }

  async run(): Promise<TrialResult> {
    const { side, messages, window, deadlineMs, onProgress } = this.#options;
    const startedAt = performance.now();
    this.#producer.tell({ kind: 'run', order: { from: 0, messages, window } });
    for (;;) {
      const produced = await this.#producer.ask<ProducerProgress>('progress');
      const consumed = await this.#consumer.ask<ConsumerProgress>('progress');
      const elapsedMs = performance.now() - startedAt;
      const seconds = (elapsedMs / 1_000).toFixed(0);
      const kills = this.#options.kills - this.#kills.length;
      onProgress(
        `${side}: ${String(produced.sent)} sent, ${String(consumed.handled.different)} handled, ${String(kills)} kills, ${seconds} s`,
      );
      const isFinished = this.#isFinished(produced, consumed);
      if (isFinished || elapsedMs > deadlineMs)
        return await this.#result({ produced, consumed, elapsedMs, isFinished });
      const [next] = this.#kills;
      if (next !== undefined && produced.through >= next) await this.#kill();
      else await pause(stepMs);
    }
  }

  async #kill(): Promise<void> {
    this.#kills.shift();
    const killedAt = performance.now();
    await this.#broker.stop('SIGKILL');
    await this.#broker.start();
    await Promise.race([this.#consumer.ask('next'), pause(60_000, undefined, { ref: false })]);
    this.#recoveriesMs.push(performance.now() - killedAt);
  }

  #isFinished({ sent, through, replies }: ProducerProgress, { handled }: ConsumerProgress): boolean {
    const { messages, side } = this.#options;
    if (handled.all !== this.#handled) {
      this.#handled = handled.all;
      this.#changedAt = performance.now();
    }
    if (sent < messages || this.#kills.length > 0) return false;
    if (side === 'raw')
      return handled.different === messages || performance.now() - this.#changedAt > quietMs;
    return through === messages && (side === 'durable' || replies.different === messages);
  }

  async #result(given: {
    produced: ProducerProgress;
    consumed: ConsumerProgress;
    elapsedMs: number;
    isFinished: boolean;
  }): Promise<TrialResult> {
    const { produced, consumed, elapsedMs, isFinished } = given;
    const { sent, replies } = produced;
    // The time in which nothing came is no part of the work.
    const idleMs = this.#options.side === 'raw' ? performance.now() - this.#changedAt : 0;
    return {
      side: this.#options.side,
      sent,
      ...consumed,
      rows: await this.#consumer.ask<Tally>('rows'),
      replies,
      elapsedMs: elapsedMs - idleMs,
      recoveriesMs: this.#recoveriesMs,
      isFinished,
    };
  }
}
