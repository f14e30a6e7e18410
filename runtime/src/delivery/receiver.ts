import type { Received } from '../codegen/types.ts';
import type { Environment } from '../environment.ts';
import type { Decoded } from '../protocol/decode.ts';
import { decodePayload } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { parseSource } from '../protocol/names.ts';
import { priorities } from '../protocol/message.ts';
import type { IncomingPacket } from '../transport/transport.ts';
import { Attempt, type ReceivePlan } from './attempt.ts';
import { splitSettlement } from './batch-settlement.ts';
import { orderKeyOf, type ChannelPlan } from './channel-plan.ts';
import { Delivery, type Arrival } from './delivery.ts';
import { Duplicates } from './duplicates.ts';
import { judge, timeLeftMs, type JudgeOptions } from './judge.ts';
import type { Parameters } from './parameters.ts';
import type { Refusal, Verdict } from './refusal.ts';
import { chooseMatch, type Match, type Route } from './routes.ts';
import type { Counters } from './statistics.ts';

export interface ReceiverOptions extends JudgeOptions {
  readonly environment: Environment;
  readonly counters: Counters;
  readonly findPlan: (channel: string) => ChannelPlan | undefined;
  readonly findRoute: (topic: string) => Route;
  readonly receivesOf: (channel: string) => readonly ReceivePlan[];
  /** A message that goes to its handlers. */
  readonly onTaken: (message: Message, plan: ChannelPlan) => void;
  /** A message of a declared receive that no handler will see. */
  readonly onRefused: (refusal: Refusal) => void;
  /** One that was settled before came again. */
  readonly onRepeated: (message: Message) => void;
}

/** Takes messages from packets to mailboxes: reads, suppresses duplicates, judges, offers. Never throws; every packet is settled once. */
export class Receiver {
  readonly #options: ReceiverOptions;
  readonly #active = new Map<string, Delivery>();
  readonly #settled: Duplicates;
  #idle: (() => void)[] = [];

  constructor(options: ReceiverOptions) {
    this.#options = options;
    this.#settled = new Duplicates({ clock: options.environment.clock });
  }

  /** Messages under way. */
  get inFlight(): number {
    return this.#active.size;
  }

  receive(packet: IncomingPacket): void {
    const arrivedAtMs = this.#options.environment.clock.now();
    const { entries } = decodePayload(packet.payload, packet.properties.contentType);
    const [only] = entries;
    if (only !== undefined && entries.length === 1) {
      this.#take(only, { packet, settlement: packet, arrivedAtMs });
      return;
    }
    const settlement = splitSettlement(packet, entries.length);
    for (const entry of entries) this.#take(entry, { packet, settlement, arrivedAtMs });
  }

  /** A message under way, to be cancelled. */
  find(sender: string, id: string): Delivery | undefined {
    return this.#active.get(keyOf(sender, id));
  }

  /** To be called when every receive that takes the message is done. */
  settle(delivery: Delivery): void {
    this.#options.counters[delivery.outcome] += 1;
    this.#active.delete(delivery.key);
    this.#settled.add(delivery.key);
    delivery.acknowledge();
    if (this.#active.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Resolves when nothing is under way. */
  whenIdle(): Promise<void> {
    if (this.#active.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Forgets what is under way, unacknowledged: the broker keeps it for the next session. */
  abandon(): void {
    this.#active.clear();
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #take(decoded: Decoded, arrival: Arrival): void {
    this.#options.counters.received += 1;
    if (!decoded.ok) {
      const { code, reason, partial } = decoded;
      this.#refuse({ code, reason, arrival, ...(partial === undefined ? {} : { message: partial }) });
      return;
    }
    const { message } = decoded;
    const key = keyOf(message.sender, message.id);
    if (this.#isRepeated(key, message, arrival)) return;
    if (parseSource(message.sender) === undefined) this.#options.counters.foreign += 1;
    const route = this.#options.findRoute(arrival.packet.topic);
    if (route.kind === 'system') this.#takeSystem(key, message, { arrival, route });
    else this.#takeChannel(key, message, { arrival, route });
  }

  #isRepeated(key: string, message: Message, arrival: Arrival): boolean {
    const active = this.#active.get(key);
    if (active === undefined && !this.#settled.has(key)) return false;
    this.#options.counters.duplicates += 1;
    if (active !== undefined) {
      active.addCopy(arrival.settlement);
      return true;
    }
    this.#options.onRepeated(message);
    arrival.settlement.acknowledge();
    return true;
  }

  #takeChannel(key: string, message: Message, way: { arrival: Arrival; route: Route }): void {
    const { arrival } = way;
    const match = this.#match(message, way.route);
    if (match === undefined) {
      const channel = message.channel === undefined ? 'no channel' : `channel ${message.channel}`;
      const reason = `${channel} does not belong to ${arrival.packet.topic}`;
      this.#settled.add(key);
      this.#refuse({ code: 'invalid_message', reason, message, arrival });
      return;
    }
    const { plan, parameters } = match;
    const all = this.#options.receivesOf(plan.name);
    const receives =
      all.length === 1 && all[0]?.types.has(message.type)
        ? all
        : all.filter(({ types }) => types.has(message.type));
    const verdict = judge({ message, plan, parameters, arrival, receives }, this.#options);
    if (verdict.kind === 'take') this.#offer({ key, message, arrival, plan, parameters, receives });
    else {
      this.#settled.add(key);
      this.#turnAway(verdict, { message, arrival, channel: plan.name });
    }
  }

  #match(message: Message, route: Route): Match | undefined {
    if (route.kind === 'channels') return chooseMatch(route.matches, message);
    const plan = message.channel === undefined ? undefined : this.#options.findPlan(message.channel);
    if (plan === undefined) return undefined;
    const parameters = message.address === undefined ? {} : plan.parseAddress(message.address);
    return parameters === undefined ? undefined : { plan, parameters };
  }

  #takeSystem(
    key: string,
    message: Message,
    way: { arrival: Arrival; route: Route & { kind: 'system' } },
  ): void {
    const { channel, parameters } = way.route;
    const receives = this.#options.receivesOf(channel);
    if (receives.length > 0)
      this.#offer({ key, message, arrival: way.arrival, plan: undefined, parameters, receives, channel });
    else {
      this.#options.counters.ignored += 1;
      way.arrival.settlement.acknowledge();
    }
  }

  #turnAway(
    verdict: Verdict,
    refusal: Pick<Refusal, 'arrival'> & { message: Message; channel: string },
  ): void {
    if (verdict.kind === 'refuse') {
      this.#refuse({ ...refusal, code: verdict.code, reason: verdict.reason });
      return;
    }
    const { counters } = this.#options;
    if (verdict.kind === 'expired') {
      counters.expired += 1;
      this.#options.onRefused({
        ...refusal,
        code: 'expired',
        reason: `expired at ${refusal.message.expiresAt ?? ''}`,
      });
    } else if (verdict.kind === 'stray') counters.strays += 1;
    else counters.ignored += 1;
    refusal.arrival.settlement.acknowledge();
  }

  /** Only a declared receive answers for what is wrong; a pattern merely watches. */
  #refuse(refusal: Refusal): void {
    if (this.#isAnsweredFor(refusal)) {
      this.#options.counters.failed += 1;
      this.#options.onRefused(refusal);
    } else this.#options.counters.ignored += 1;
    refusal.arrival.settlement.acknowledge();
  }

  #isAnsweredFor({ arrival, channel }: Refusal): boolean {
    const route = this.#options.findRoute(arrival.packet.topic);
    if (route.kind === 'inbox') return true;
    if (route.kind === 'system') return false;
    const channels = channel === undefined ? route.matches.map(({ plan }) => plan.name) : [channel];
    return channels.some((name) => this.#options.receivesOf(name).some(({ kind }) => kind === 'channel'));
  }

  #offer(given: Offer): void {
    const { key, message, arrival, plan, receives } = given;
    const received = Object.assign(message, {
      channel: plan?.name ?? given.channel ?? '',
      parameters: given.parameters,
    }) as Received;
    const deadlineMs = plan?.channel.reply == null ? undefined : this.#deadline(message, arrival);
    const delivery = new Delivery({
      key,
      message: received,
      arrival,
      plan,
      deadlineMs,
      open: receives.length,
    });
    this.#active.set(key, delivery);
    if (plan !== undefined) this.#options.onTaken(message, plan);
    const job = { orderKey: orderKeyOfMessage(message, plan), priority: priorityOf(message, plan) };
    for (const receive of receives) {
      const attempt = new Attempt({ delivery, receive, number: 1, ...job });
      if (!receive.mailbox.offer(attempt)) this.#overflow(delivery, attempt);
    }
  }

  #overflow(delivery: Delivery, attempt: Attempt): void {
    const { message, arrival } = delivery;
    const reason = `${attempt.receive.mailbox.waiting} messages wait for ${attempt.receive.key} already`;
    const mayLose = delivery.plan?.qos !== 1;
    delivery.outcome = mayLose ? 'shed' : 'failed';
    if (!mayLose)
      this.#options.onRefused({ code: 'overloaded', reason, message, arrival, channel: message.channel });
    delivery.open -= 1;
    if (delivery.open === 0) this.settle(delivery);
  }

  #deadline(message: Message, arrival: Arrival): number | undefined {
    const leftMs = timeLeftMs(message, arrival, this.#options.senderClocks);
    return leftMs === undefined
      ? undefined
      : this.#options.environment.clock.monotonic() + Math.max(0, leftMs);
  }
}

interface Offer {
  readonly key: string;
  readonly message: Message;
  readonly arrival: Arrival;
  readonly plan: ChannelPlan | undefined;
  readonly parameters: Parameters;
  readonly receives: readonly ReceivePlan[];
  /** Of a system message. */
  readonly channel?: string;
}

function orderKeyOfMessage(message: Message, plan: ChannelPlan | undefined): string | undefined {
  return plan?.orderPath === undefined
    ? undefined
    : (orderKeyOf(plan.orderPath, message.data) ?? message.orderKey);
}

function priorityOf({ priority }: Message, plan: ChannelPlan | undefined): number {
  return priority === undefined ? (plan?.priority ?? 1) : priorities.indexOf(priority);
}

function keyOf(sender: string, id: string): string {
  return `${sender} ${id}`;
}
