import type { AgentOptions } from '@parley/runtime';
import type { AnyAgent, AnyHandlers } from '../../runtime/support/world.ts';
import type { TestBroker } from '../../support/broker-process.ts';
import { Scene } from './scene.ts';

export interface Promises {
  readonly protocol: 4 | 5;
  /** `share: broker` works; else the agent refuses to start. */
  readonly sharing: boolean;
  /** What was unacknowledged comes at once, before what is newer; else an agent with `orderBy` refuses to start. */
  readonly keepsOrder: boolean;
  /** While it sends what waited in a session, newer messages may overtake: Aedes. */
  readonly overtakesInReplay?: boolean;
  /** Retained messages come by filters with wildcards; else an agent that needs that refuses to start. */
  readonly retainedByWildcard: boolean;
  /** Refused: what it does at topics with a dot; else it takes every topic. */
  readonly dots?: RegExp;
  /** After what its sessions still have what it acknowledged. */
  readonly survives: 'kill' | 'restart' | 'nothing';
}

export interface Numbered {
  readonly n: number;
  readonly key?: string;
}

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
export const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

/** What the tests of one broker share: a scene for each of them, and what was handled in it. */
export class Stage {
  readonly promises: Promises;
  readonly #ask: () => Promise<TestBroker>;
  #server: TestBroker | undefined;
  #scene: Scene | undefined;
  got: number[] = [];

  constructor(ask: () => Promise<TestBroker>, promises: Promises) {
    this.#ask = ask;
    this.promises = promises;
  }

  get server(): TestBroker {
    if (this.#server === undefined) throw new Error('the broker has not started');
    return this.#server;
  }

  get scene(): Scene {
    if (this.#scene === undefined) throw new Error('no test has begun');
    return this.#scene;
  }

  readonly take: AnyHandlers[string] = ({ data }) => {
    this.got.push((data as Numbered).n);
  };

  async open(): Promise<void> {
    this.#server = await this.#ask();
  }

  begin(): void {
    this.got = [];
    this.#scene = new Scene(this.server.url, this.promises.protocol);
  }

  async end(): Promise<void> {
    await this.scene.close();
  }

  /** Its handlers take what comes, but for those that are given. */
  worker(handlers: AnyHandlers = {}, options: AgentOptions = {}): Promise<AnyAgent> {
    const { take } = this;
    const all = { readings: take, orders: take, news: take, alarms: take, batches: take, ...handlers };
    return this.scene.start('worker', all, { instance: 'one', ...options });
  }
}
