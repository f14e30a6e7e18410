import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type AgentOptions, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import {
  createMqttFactory,
  type IncomingPacket,
  type Transport,
  type TransportFactory,
} from '@parley/runtime/transport';
import type { Bundle } from '@parley/schemas';
import { agent, bundle, channel, receive, send } from '../../runtime/support/contracts.ts';
import { startProxy, type Proxy } from '../../support/proxy.ts';
import type { AnyAgent, AnyHandlers } from '../../runtime/support/world.ts';

const durable = { journal: 'none', records: 10_000, bytes: 16 * 1024 ** 2 } as const;
/** How long messages of `brief` are worth handling. */
export const briefMs = 200;
let scenes = 0;

/** One channel of each class and kind, under a prefix of their own: scenes of one broker do not see each other. */
function contracts(root: string): Bundle {
  const names = ['readings', 'orders', 'payments', 'parcels', 'news', 'alarms', 'batches', 'brief', 'ask'];
  return bundle(
    [
      channel('readings', { address: `${root}/readings`, delivery: 'at-most-once' }),
      channel('orders', { address: `${root}/orders` }),
      channel('ordered', { address: `${root}/ordered`, orderBy: '/key' }),
      channel('payments', { address: `${root}/payments`, delivery: 'exactly-once', windowMs: 600_000 }),
      channel('paid', { address: `${root}/paid` }),
      channel('parcels', { address: `${root}/parcels`, durable, ttlMs: 600_000 }),
      channel('news', { address: `${root}/news`, share: 'every' }),
      channel('shared', { address: `${root}/shared`, share: 'broker' }),
      channel('alarms', { address: `${root}/alarms`, priority: 'critical' }),
      channel('batches', { address: `${root}/batches`, batch: { messages: 20, bytes: 16_384, lingerMs: 2 } }),
      channel('brief', { address: `${root}/brief`, ttlMs: briefMs }),
      channel('ask', { address: `${root}/ask`, reply: { channel: 'answer', timeoutMs: 5_000 } }),
      channel('answer', { address: null }),
      channel('states', {
        address: `${root}/states/{gauge}`,
        parameters: { gauge: {} },
        retain: true,
        share: 'every',
      }),
      channel('gauges', { address: `${root}/gauges/{gauge}`, parameters: { gauge: {} } }),
    ],
    [
      agent('boss', {
        sends: Object.fromEntries(
          [...names, 'shared', 'gauges', 'states', 'ordered'].map((name) => [name, send()]),
        ),
      }),
      agent('worker', {
        receives: Object.fromEntries(
          ['readings', 'orders', 'news', 'alarms', 'batches'].map((name) => [name, receive([name])]),
        ),
      }),
      agent('answerer', { receives: { ask: receive(['ask'], { concurrency: 64 }) } }),
      agent('reader', { receives: { brief: receive(['brief'], { concurrency: 1 }) } }),
      agent('cashier', { receives: { payments: receive(['payments']) }, sends: { paid: send() } }),
      agent('auditor', { receives: { paid: receive(['paid']) } }),
      agent('carrier', { receives: { parcels: receive(['parcels'], { concurrency: 16 }) } }),
      agent('gauge', { receives: { gauges: receive(['gauges']) } }),
      agent('sorter', { receives: { ordered: receive(['ordered']) } }),
      agent('display', { receives: { states: receive(['states']) } }),
      agent('sharer', { receives: { shared: receive(['shared']) } }),
    ],
    { prefix: `${root}/parley` },
  );
}

interface Member {
  readonly agent: AnyAgent;
  readonly bus: Bus;
  readonly transports: readonly Transport[];
  readonly proxy: Proxy;
}

/** Agents on buses of their own that can crash, their folders, and clients that know nothing of Parley. */
export class Scene {
  readonly root: string;
  readonly bundle: Bundle;
  readonly #url: string;
  readonly #protocol: 4 | 5;
  readonly #members: Member[] = [];
  readonly #raw: Transport[] = [];
  #folder: string | undefined;

  constructor(url: string, protocol: 4 | 5) {
    scenes += 1;
    this.root = `scene${scenes}`;
    this.bundle = contracts(this.root);
    this.#url = url;
    this.#protocol = protocol;
  }

  /** An agent that was started; those that keep state have one folder for each name and instance. */
  async start(name: string, handlers: AnyHandlers = {}, options: AgentOptions = {}): Promise<AnyAgent> {
    const transports: Transport[] = [];
    const url = new URL(this.#url);
    const proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    const factory = this.#factory(url.href);
    const recorded: TransportFactory = {
      url: factory.url,
      create: (transportOptions) => {
        const transport = factory.create(transportOptions);
        transports.push(transport);
        return transport;
      },
    };
    const state = await this.#stateOf(name);
    const bus = await connect(recorded, state === undefined ? {} : { state });
    const started = bus.agent(defineAgent(name, this.bundle), handlers, {
      healthIntervalMs: 200,
      drainTimeoutMs: 1,
      ...options,
    });
    this.#members.push({ agent: started, bus, transports, proxy });
    await started.start();
    return started;
  }

  /** Breaks all its connections for good: nothing that it had unacknowledged is acknowledged. */
  async crash(crashed: AnyAgent): Promise<void> {
    const { transports, bus } = this.#find(crashed);
    await Promise.all(transports.map((transport) => transport.close({ abrupt: true })));
    await bus.close();
  }

  /** Breaks its connections, which come back. */
  cut(one: AnyAgent): void {
    this.#find(one).proxy.cut();
  }

  /** A client that knows nothing of Parley and acknowledges what it gets. */
  async raw(onPacket: (packet: IncomingPacket) => void = () => undefined): Promise<Transport> {
    const transport = this.#factory(this.#url).create({
      clientId: `${this.root}-raw${this.#raw.length}`,
      onPacket: (packet) => {
        packet.acknowledge();
        onPacket(packet);
      },
    });
    this.#raw.push(transport);
    await transport.open();
    return transport;
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map(({ bus }) => bus.close()));
    await Promise.all(this.#members.map(({ proxy }) => proxy.close()));
    await Promise.all(this.#raw.map((transport) => transport.close()));
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  /** Comes back at once when a connection broke. */
  #factory(url: string): TransportFactory {
    return createMqttFactory(url, { protocol: this.#protocol, random: () => 0.02 });
  }

  #find(wanted: AnyAgent): Member {
    const member = this.#members.find((one) => one.agent === wanted);
    if (member === undefined) throw new Error('no such agent');
    return member;
  }

  async #stateOf(name: string): Promise<string | undefined> {
    if (!['boss', 'cashier', 'carrier'].includes(name)) return undefined;
    this.#folder ??= await mkdtemp(join(tmpdir(), 'parley-delivery-'));
    return join(this.#folder, name);
  }
}
