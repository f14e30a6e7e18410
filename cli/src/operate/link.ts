import { randomUUID } from 'node:crypto';
import { decodePayload, formatSource, parseSource } from '@parley/runtime/protocol';
import type { Message } from '@parley/runtime/protocol';
import type { IncomingPacket, Transport } from '@parley/runtime/transport';
import type { CommandData } from '@parley/schemas';
import { operatorName } from '../send/operator-bundle.ts';
import { toFailure } from '../send/unreachable.ts';
import type { Keeper } from './keepers.ts';
import { Quiet } from './quiet.ts';
import type { Target } from './target.ts';

const connectTimeoutMs = 5_000;
/** Some brokers send what they keep a moment after they granted the subscription: so long nothing more came, or nothing at all. */
const settleMs = 150;
const nobodyMs = 1_000;
const patienceMs = 2_000;

/** What came for us: an answer, or what an instance says of itself. */
export type Listener = (message: Message, topic: string) => void;

/** A connection of an operator: an inbox, and nothing that stays on the broker. */
export class Link {
  readonly #target: Target;
  readonly #transport: Transport;
  readonly #name = randomUUID().slice(0, 8);
  readonly #listeners = new Set<Listener>();

  private constructor(target: Target) {
    this.#target = target;
    this.#transport = target.factory.create({
      clientId: `${operatorName}-${this.#name}`,
      onPacket: (packet) => {
        this.#receive(packet);
      },
    });
  }

  static async open(target: Target): Promise<Link> {
    const link = new Link(target);
    try {
      await link.#transport.subscribe([{ filter: link.#inbox }]);
      await link.#transport.open(AbortSignal.timeout(connectTimeoutMs));
      return link;
    } catch (error) {
      await link.#transport.close({ abrupt: true });
      throw toFailure(error, target.label);
    }
  }

  /** Instances that are not offline, by what the broker keeps of them. */
  async living(agent = '+'): Promise<readonly Keeper[]> {
    const { topics } = this.#target;
    const living = new Map<string, Keeper>();
    const quiet = new Quiet();
    const stop = this.listen(({ data }, topic) => {
      const parsed = topics.parse(topic);
      if (parsed?.kind !== 'status') return;
      quiet.disturb(settleMs);
      if (isOffline(data)) living.delete(topic);
      else living.set(topic, { agent: parsed.agent, instance: parsed.instance });
    });
    const filter = topics.status(agent, '+');
    await this.#transport.subscribe([{ filter }]);
    await this.#untilEcho();
    await quiet.lasting(living.size === 0 ? nobodyMs : settleMs);
    await this.#transport.unsubscribe([filter]);
    stop();
    return [...living.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, keeper]) => keeper);
  }

  /** Gives a command; its id is the cause of the answers. */
  async command({ agent, instance }: Keeper, data: CommandData): Promise<string> {
    const { topics } = this.#target;
    const id = randomUUID();
    await this.#publish(topics.commands(agent, instance), { id, type: 'parley.command.v1', data });
    return id;
  }

  /** Publishes what somebody else wrote. */
  async forward(packet: Parameters<Transport['publish']>[0]): Promise<void> {
    await this.#transport.publish(packet);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  get #inbox(): string {
    return this.#target.topics.inbox(operatorName, this.#name, 'control');
  }

  /** What the broker keeps comes before what we say to ourselves afterwards, or shortly after it. */
  async #untilEcho(): Promise<void> {
    const id = randomUUID();
    const came = new Promise<void>((resolve) => {
      const stop = this.listen((message) => {
        if (message.id !== id) return;
        stop();
        resolve();
      });
    });
    await this.#publish(this.#inbox, { id, type: 'parley.command.v1', data: { command: 'health' } });
    await Promise.race([came, delay(patienceMs)]);
  }

  #publish(topic: string, event: { id: string; type: string; data: unknown }): Promise<void> {
    const payload = JSON.stringify({
      specversion: '1.0',
      source: formatSource(operatorName, this.#name),
      time: new Date().toISOString(),
      replyto: this.#inbox,
      ...event,
    });
    return this.#transport.publish({
      topic,
      payload,
      properties: { contentType: 'application/cloudevents+json' },
    });
  }

  #receive(packet: IncomingPacket): void {
    packet.acknowledge();
    for (const entry of decodePayload(packet.payload, packet.properties.contentType).entries) {
      // Whoever wrote it decides nothing about what is kept: a source that lies is not an instance that was asked.
      if (entry.ok && parseSource(entry.message.sender) !== undefined)
        for (const listener of [...this.#listeners]) listener(entry.message, packet.topic);
    }
  }
}

function isOffline(data: unknown): boolean {
  return typeof data !== 'object' || data === null || !('state' in data) || data.state === 'offline';
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
