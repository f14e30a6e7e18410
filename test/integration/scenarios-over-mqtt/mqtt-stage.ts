import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Bus } from '@parley/runtime';
import { startBroker, type EmbeddedBroker } from '@parley/runtime/broker';
import { defineAgent } from '@parley/runtime/codegen';
import type { Bundle } from '@parley/schemas';
import { connectAsync, type IClientPublishOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { Calls } from '../../conformance/scenarios/calls.ts';
import { createHandlers } from '../../conformance/scenarios/handlers.ts';
import { contractsOf, type Call, type Scenario } from '../../conformance/scenarios/scenario.ts';
import type { Outcome, Output, Stage, StagePacket } from '../../conformance/scenarios/stage.ts';
import type { AnyAgent } from '../../runtime/support/world.ts';

/** How often it is looked whether something has come. */
const lookMs = 5;
/** Nothing came for so long: then all that an agent publishes when it starts has come. */
const quietMs = 250;

/** An agent at a real broker, seen by an ordinary MQTT client, in real time. */
export class MqttStage implements Stage {
  readonly slackMs = 5_000;
  readonly seesAcknowledgements = false;
  readonly protocol = 5;
  readonly contracts: Bundle;
  readonly outputs: Output[] = [];
  readonly outcomes: Outcome[] = [];
  readonly acknowledgements: never[] = [];
  startMs = Date.now();
  readonly #scenario: Scenario;
  readonly #broker: EmbeddedBroker;
  readonly #client: MqttClient;
  readonly #folder: string;
  readonly #calls: Calls;
  #bus: Bus | undefined;
  #agent: AnyAgent | undefined;

  static async open(scenario: Scenario): Promise<MqttStage> {
    const broker = await startBroker();
    const client = await connectAsync(broker.url, { protocolVersion: 5, clientId: 'scenario' });
    const folder = await mkdtemp(join(tmpdir(), 'parley-scenario-'));
    const stage = new MqttStage(scenario, { broker, client, folder });
    await client.subscribeAsync('#', { qos: 1, nl: true, rap: true, rh: 2 });
    return stage;
  }

  private constructor(
    scenario: Scenario,
    given: { readonly broker: EmbeddedBroker; readonly client: MqttClient; readonly folder: string },
  ) {
    this.#scenario = scenario;
    this.#broker = given.broker;
    this.#client = given.client;
    this.#folder = given.folder;
    this.contracts = contractsOf(scenario);
    this.#calls = new Calls((outcome) => this.outcomes.push({ ...outcome, atMs: this.#nowMs }));
    this.#client.on('message', (topic, payload, packet) => {
      this.outputs.push(toOutput(topic, payload, { packet, atMs: this.#nowMs }));
    });
  }

  async begin(): Promise<void> {
    let seen = -1;
    while (this.#agent !== undefined && seen !== this.outputs.length) {
      seen = this.outputs.length;
      await sleep(quietMs);
    }
    this.outputs.length = 0;
    this.startMs = Date.now();
  }

  async advance(toMs: number, isMet: () => boolean = () => false): Promise<void> {
    while (this.#nowMs < toMs && !isMet()) await sleep(Math.min(lookMs, Math.max(1, toMs - this.#nowMs)));
  }

  async start(): Promise<void> {
    const { agent: under } = this.#scenario;
    const { name, instance, parameters, options } = under;
    const receives = Object.keys(this.contracts.agents[name]?.receives ?? {});
    const handlers = createHandlers(receives, this.#scenario, (ms) => sleep(ms));
    this.#bus = await connect(this.#broker.url, under.state === true ? { state: this.#folder } : {});
    const given = { ...options, instance, ...(parameters === undefined ? {} : { parameters }) };
    this.#agent = this.#bus.agent(defineAgent(name, this.contracts), handlers(), given);
    await this.#agent.start();
  }

  stop(): Promise<void> {
    void this.#agent?.stop();
    return Promise.resolve();
  }

  pause(): Promise<void> {
    return this.#agent?.pause() ?? Promise.resolve();
  }

  resume(): Promise<void> {
    return this.#agent?.resume() ?? Promise.resolve();
  }

  async publish({ topic, payload, qos, retain, properties }: StagePacket): Promise<void> {
    await this.#client.publishAsync(topic, Buffer.from(payload), {
      qos,
      retain,
      properties: toMqtt(properties),
    });
  }

  call(call: Call, label: string): void {
    if (this.#agent === undefined) throw new Error('the agent was not started');
    this.#calls.make(this.#agent, call, label);
  }

  abort(label: string): void {
    this.#calls.abort(label);
  }

  crash(): never {
    throw new Error('this driver cannot kill its agent');
  }

  lose(): never {
    throw new Error('this driver cannot cut connections');
  }

  restore(): never {
    throw new Error('this driver cannot cut connections');
  }

  connect(): never {
    throw new Error('this driver has one client');
  }

  disconnect(): never {
    throw new Error('this driver has one client');
  }

  async close(): Promise<void> {
    await this.#bus?.close();
    await this.#client.endAsync();
    await this.#broker.close();
    await rm(this.#folder, { recursive: true, maxRetries: 5 });
  }

  get #nowMs(): number {
    return Date.now() - this.startMs;
  }
}

function toOutput(
  topic: string,
  payload: Uint8Array,
  { packet, atMs }: { readonly packet: IPublishPacket; readonly atMs: number },
): Output {
  const { qos, retain, properties = {} } = packet;
  const { contentType, messageExpiryInterval, responseTopic, correlationData, userProperties } = properties;
  const seen = {
    contentType,
    messageExpirySeconds: messageExpiryInterval,
    responseTopic,
    correlationData: correlationData?.toString(),
    userProperties: userProperties === undefined ? undefined : { ...userProperties },
  };
  const known = Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined));
  return { atMs, topic, qos, retain, payload, properties: known };
}

function toMqtt(properties: StagePacket['properties']): NonNullable<IClientPublishOptions['properties']> {
  const { contentType } = properties;
  return typeof contentType === 'string' ? { contentType } : {};
}
