import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Bus, type ConnectOptions } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { createFactory, type TransportFactory } from '@parley/runtime/transport';
import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';
import { until } from '../runtime/support/until.ts';
import type { AnyAgent, AnyHandlers } from '../runtime/support/world.ts';

const durable = { journal: 'fsync', records: 1_000_000, bytes: 200 * 1024 ** 2 } as const;

/** A shop whose orders must not get lost, and a stock that takes them; orders of one key in their order. */
export const contracts = bundle(
  [
    channel('orders', { durable, ttlMs: 3_600_000 }),
    channel('keyed', { durable, ttlMs: 3_600_000, orderBy: '/key' }),
  ],
  [
    agent('shop', { sends: { orders: send(), keyed: send() } }),
    agent('stock', {
      receives: {
        orders: receive(['orders'], { concurrency: 16 }),
        keyed: receive(['keyed'], { concurrency: 16 }),
      },
    }),
  ],
);

export interface StockOptions extends ConnectOptions {
  readonly sessionExpirySeconds?: number;
  readonly instance?: string;
}

/** Shops and stocks of one process, each with a folder, and what became of the orders. */
export class Fleet {
  /** Numbers in the order in which their sends resolved. */
  readonly sent: number[] = [];
  /** Numbers in the order in which the handler had them. */
  readonly handled: number[] = [];
  #folder: string | undefined;
  readonly #buses: Bus[] = [];
  #shop: AnyAgent | undefined;

  get shop(): AnyAgent {
    if (this.#shop === undefined) throw new Error('there is no shop');
    return this.#shop;
  }

  async folder(name: string): Promise<string> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'parley-faults-'));
    return join(this.#folder, name);
  }

  async startShop(url: string | TransportFactory, options: ConnectOptions = {}): Promise<AnyAgent> {
    const bus = await this.#connect(url, { state: await this.folder('shop'), ...options });
    this.#shop = bus.agent(defineAgent('shop', contracts), {});
    await this.#shop.start();
    return this.#shop;
  }

  async startStock(url: string | TransportFactory, options: StockOptions = {}): Promise<AnyAgent> {
    const { sessionExpirySeconds, instance, ...rest } = options;
    const bus = await this.#connect(url, { state: await this.folder('stock'), ...rest });
    const handle = ({ data }: { readonly data: unknown }): void => {
      this.handled.push((data as { n: number }).n);
    };
    const handlers: AnyHandlers = { orders: handle, keyed: handle };
    const stock = bus.agent(defineAgent('stock', contracts), handlers, {
      ...(sessionExpirySeconds === undefined ? {} : { sessionExpirySeconds }),
      ...(instance === undefined ? {} : { instance }),
    });
    await stock.start();
    return stock;
  }

  /** Sends numbers, so many at a time; on `keyed` with ten keys. */
  async send(from: number, count: number, channelName: 'orders' | 'keyed' = 'orders'): Promise<void> {
    let next = from;
    const lane = async (): Promise<void> => {
      for (let n = next++; n < from + count; n = next++) {
        await this.shop.send(channelName, { n, key: `k${n % 10}` });
        this.sent.push(n);
      }
    };
    await Promise.all(Array.from({ length: 50 }, lane));
  }

  /** Resolves when all that was sent is confirmed. */
  async settle(): Promise<void> {
    await until(() => this.shop.statistics().unconfirmed === 0);
  }

  /** What was sent and never handled, and what was handled more than once. */
  reckon(): { readonly lost: readonly number[]; readonly twice: readonly number[] } {
    const handled = new Set(this.handled);
    const seen = new Set<number>();
    return {
      lost: this.sent.filter((n) => !handled.has(n)),
      twice: this.handled.filter((n) => seen.size === seen.add(n).size),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#buses.map((bus) => bus.close()));
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  async #connect(url: string | TransportFactory, options: ConnectOptions): Promise<Bus> {
    const bus = await connect(url, options);
    this.#buses.push(bus);
    return bus;
  }
}

/** Connections that come back at once, and notice a silent broker after one and a half times `keepAliveSeconds`. */
export function quickly(url: string, keepAliveSeconds = 15): TransportFactory {
  const factory = createFactory(url, { random: () => 0.02 });
  return { ...factory, url, create: (options) => factory.create({ ...options, keepAliveSeconds }) };
}
