import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createMemoryBroker,
  type MemoryBroker,
  type OutgoingPacket,
  type Transport,
} from '@parley/runtime/transport';
import type { Bundle } from '@parley/schemas';
import { FakeClock } from '../../runtime/support/fake-clock.ts';
import { FaultyDisk } from '../../runtime/support/faulty-disk.ts';
import { rest } from '../../runtime/support/until.ts';
import { Calls } from './calls.ts';
import { createHandlers } from './handlers.ts';
import { Labels } from './labels.ts';
import { Life } from './life.ts';
import { contractsOf, type Call, type Scenario } from './scenario.ts';
import type { Acknowledgement, Outcome, Output, Stage, StagePacket } from './stage.ts';

const driver = 'scenario';

/** Our runtime on a broker in memory, in virtual time. */
export class MemoryStage implements Stage {
  readonly slackMs = 0;
  readonly seesAcknowledgements = true;
  readonly contracts: Bundle;
  readonly protocol: 4 | 5;
  readonly startMs: number;
  readonly outputs: Output[] = [];
  readonly outcomes: Outcome[] = [];
  readonly acknowledgements: Acknowledgement[] = [];
  readonly #scenario: Scenario;
  readonly #clock = new FakeClock();
  readonly #broker: MemoryBroker;
  readonly #labels = new Labels();
  readonly #clients = new Map<string, Transport>();
  readonly #lives: Life[] = [];
  readonly #folders: string[] = [];
  readonly #handlers: ReturnType<typeof createHandlers>;
  readonly #calls: Calls;
  #disk = new FaultyDisk();

  constructor(scenario: Scenario, protocol: 4 | 5) {
    const clock = this.#clock;
    this.#scenario = scenario;
    this.protocol = protocol;
    this.startMs = clock.now();
    this.contracts = contractsOf(scenario);
    this.#broker = createMemoryBroker({
      timers: { now: () => clock.monotonic(), after: clock.after.bind(clock) },
      random: () => 0.5,
      protocol,
      onPublished: (clientId, packet) => {
        this.#published(clientId, packet);
      },
      onAcknowledged: (_, { topic, payload }) => {
        const label = this.#labels.acknowledged(topic, payload);
        if (label !== undefined) this.acknowledgements.push({ label, atMs: clock.monotonic() });
      },
    });
    const receives = Object.keys(this.contracts.agents[scenario.agent.name]?.receives ?? {});
    this.#handlers = createHandlers(
      receives,
      scenario,
      (ms) => new Promise((resolve) => clock.after(ms, resolve)),
    );
    this.#calls = new Calls((outcome) => this.outcomes.push({ ...outcome, atMs: clock.monotonic() }));
  }

  async begin(): Promise<void> {
    await rest();
    this.outputs.length = 0;
  }

  /** From one timer to the next: what each leads to happens at its own time. */
  async advance(toMs: number): Promise<void> {
    await rest();
    for (;;) {
      const next = this.#clock.nextAtMs;
      if (next === undefined || next > toMs) break;
      this.#clock.advance(Math.max(0, next - this.#clock.monotonic()));
      await rest();
    }
    this.#clock.advance(Math.max(0, toMs - this.#clock.monotonic()));
    await rest();
  }

  async start(): Promise<void> {
    const { agent: under } = this.#scenario;
    const folder = await mkdtemp(join(tmpdir(), 'parley-scenario-'));
    this.#folders.push(folder);
    const life = new Life({
      under,
      contracts: this.contracts,
      handlers: this.#handlers(),
      broker: this.#broker,
      clock: this.#clock,
      disk: this.#disk,
      folder,
      seed: this.#lives.length + 1,
    });
    this.#lives.push(life);
    await life.start();
  }

  async stop(): Promise<void> {
    void this.#life.agent.stop();
    await rest();
  }

  async crash(): Promise<void> {
    await this.#life.kill();
    // What was not synced is lost.
    this.#disk = this.#disk.crash(() => 0);
  }

  pause(): Promise<void> {
    return this.#life.agent.pause();
  }

  resume(): Promise<void> {
    return this.#life.agent.resume();
  }

  async publish({ label, ...packet }: StagePacket): Promise<void> {
    if (label !== undefined) this.#labels.add(label, packet.topic, packet.payload);
    await this.connect(driver);
    await this.#clients.get(driver)?.publish(packet);
  }

  call(call: Call, label: string): void {
    this.#calls.make(this.#life.agent, call, label);
  }

  abort(label: string): void {
    this.#calls.abort(label);
  }

  lose(): void {
    this.#life.lose();
  }

  restore(): void {
    this.#life.restore();
  }

  async connect(clientId: string): Promise<void> {
    if (this.#clients.has(clientId)) return;
    const client = this.#broker.create({ clientId, mayReconnect: () => false });
    this.#clients.set(clientId, client);
    await client.open();
  }

  async disconnect(clientId: string): Promise<void> {
    await this.#clients.get(clientId)?.close();
    this.#clients.delete(clientId);
  }

  async close(): Promise<void> {
    for (const life of this.#lives) await life.clear();
    await Promise.all([...this.#clients.values()].map((client) => client.close()));
    await Promise.all(this.#folders.map((folder) => rm(folder, { recursive: true, maxRetries: 5 })));
  }

  get #life(): Life {
    const life = this.#lives.at(-1);
    if (life === undefined) throw new Error('the agent was not started');
    return life;
  }

  #published(clientId: string, packet: OutgoingPacket): void {
    if (this.#clients.has(clientId) && clientId === driver) return;
    const { topic, payload, qos = 1, retain = false } = packet;
    const { correlationData, ...properties } = packet.properties ?? {};
    this.outputs.push({
      atMs: this.#clock.monotonic(),
      topic,
      qos,
      retain,
      payload: Buffer.from(payload),
      properties: {
        ...properties,
        ...(correlationData === undefined
          ? {}
          : { correlationData: Buffer.from(correlationData).toString() }),
      },
    });
  }
}
