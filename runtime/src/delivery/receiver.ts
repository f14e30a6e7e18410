import type { Received } from '../codegen/types.ts';
import type { Environment } from '../environment.ts';
import type { Decoded } from '../protocol/decode.ts';
import { decodePayload } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { isReservedType, parseSource } from '../protocol/names.ts';
import type { IncomingPacket } from '../transport/transport.ts';
import { Admission } from './admission.ts';
import type { Attempt, ReceivePlan } from './attempt.ts';
import { splitSettlement } from './batch-settlement.ts';
import type { ChannelPlan } from './channel-plan.ts';
import { Delivery, type Arrival } from './delivery.ts';
import { Duplicates } from './duplicates.ts';
import { messageKey } from './message-key.ts';
import { judge, timeLeftMs, type JudgeOptions } from './judge.ts';
import type { Parameters } from './parameters.ts';
import type { Parking } from './parking.ts';
import type { Redriven } from './redriven.ts';
import type { Refusal, Verdict } from './refusal.ts';
import { Refusals } from './refusals.ts';
import { chooseMatch, type Match, type Route } from './routes.ts';
import type { Counters } from './statistics.ts';
import type { Unparked } from './unparked.ts';

export interface ReceiverOptions extends JudgeOptions {
  readonly environment: Environment;
  readonly counters: Counters;
  readonly findPlan: (channel: string) => ChannelPlan | undefined;
  readonly findRoute: (topic: string) => Route;
  readonly receivesOf: (channel: string) => readonly ReceivePlan[];
  /** Absent without a journal. */
  readonly parking: Parking | undefined;
  /** An earlier life answered this request, and has the reply. */
  readonly isAnswered: (request: Message) => boolean;
  /** A message that goes to its handlers. */
  readonly onTaken: (message: Message, plan: ChannelPlan | undefined) => void;
  /** A message of a declared receive that no handler will see; its packet is settled after the promise. */
  readonly onRefused: (refusal: Refusal) => Promise<void> | undefined;
  /** Every receive that takes the message is done with it; it is acknowledged next. */
  readonly onSettled: (delivery: Delivery) => void;
  /** It was settled before; `leftMs` until it expires. False where it is to be handled again. */
  readonly onRepeated: (message: Message, leftMs: number | undefined) => boolean;
}

/** Takes messages from packets to mailboxes: reads, suppresses duplicates, judges, offers. Never throws; every packet is settled once. */
export class Receiver {
  readonly #options: ReceiverOptions;
  readonly #active = new Map<string, Delivery>();
  readonly #settled: Duplicates;
  readonly #admission: Admission;
  readonly #refusals: Refusals;
  #idle: (() => void)[] = [];

  constructor(options: ReceiverOptions) {
    this.#options = options;
    this.#settled = new Duplicates({ clock: options.environment.clock });
    const { parking } = options;
    this.#refusals = new Refusals({
      ...options,
      onSettled: () => {
        this.#restWhenIdle();
      },
    });
    this.#admission = new Admission({
      parking,
      unacknowledged: () => this.#active.size - (parking?.size ?? 0),
      tell: ({ message, arrival }, code, reason) =>
        this.#refusals.tell({ code, reason, message, arrival, channel: message.channel }),
      settle: (delivery) => {
        this.settle(delivery);
      },
    });
  }

  /** Messages under way. */
  get inFlight(): number {
    return this.#active.size + this.#refusals.size;
  }

  receive(packet: IncomingPacket): void {
    const arrivedAtMs = this.#options.environment.clock.now();
    if (packet.qos > 0) this.#options.parking?.came();
    const { entries } = decodePayload(packet.payload, packet.properties.contentType);
    const [only] = entries;
    if (only === undefined) this.#countEmpty();
    else if (entries.length === 1) {
      this.#take(only, { packet, settlement: packet, arrivedAtMs });
      return;
    }
    const settlement = splitSettlement(packet, entries.length);
    const bytes = packet.payload.length / entries.length;
    for (const entry of entries) this.#take(entry, { packet, settlement, arrivedAtMs, bytes });
  }

  /** Takes what an earlier life parked. */
  unpark(packet: IncomingPacket, unparked: Unparked): void {
    const arrivedAtMs = this.#options.environment.clock.now();
    const { entries } = decodePayload(packet.payload, packet.properties.contentType);
    for (const entry of entries) this.#take(entry, { packet, settlement: packet, arrivedAtMs, unparked });
  }

  /** Takes the message of a dead letter as if it came for the first time. Resolves when it is settled. */
  again(redriven: Redriven): Promise<void> {
    const { topic, payload, contentType } = redriven.letter;
    const decoded = redriven.choose(decodePayload(payload, contentType).entries);
    if (decoded === undefined) return Promise.resolve();
    const properties = contentType === undefined ? {} : { contentType };
    return new Promise((acknowledge) => {
      const packet = { topic, payload, ...letterPacket, properties, acknowledge };
      const arrivedAtMs = this.#options.environment.clock.now();
      this.#take(decoded, { packet, settlement: packet, arrivedAtMs, redriven });
    });
  }

  /** A message under way, to be cancelled. */
  find(sender: string, id: string): Delivery | undefined {
    return this.#active.get(messageKey(sender, id));
  }

  /** To be called when every receive that takes the message is done. */
  settle(delivery: Delivery): void {
    if (delivery.told === undefined) this.#settle(delivery);
    else
      void delivery.told.then(() => {
        this.#settle(delivery);
      });
  }

  /** Its time was over when its turn came. Resolves when that is told. */
  expire(attempt: Attempt): Promise<void> | undefined {
    return this.#refusals.outlast(attempt);
  }

  /** It is under way, or was settled before. */
  knows({ sender, id }: Message): boolean {
    const key = messageKey(sender, id);
    return this.#active.has(key) || this.#settled.has(key);
  }

  /** Resolves when nothing is under way. */
  whenIdle(): Promise<void> {
    if (this.inFlight === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Forgets what is under way, unacknowledged: the broker keeps it for the next session. */
  abandon(): void {
    this.#options.parking?.close();
    this.#active.clear();
    this.#refusals.abandon();
    this.#restWhenIdle();
  }

  /** REQ-DEL-1 */
  #settle(delivery: Delivery): void {
    // Abandoned meanwhile: it comes again.
    if (!this.#active.delete(delivery.key)) return;
    this.#options.counters[delivery.outcome] += 1;
    const { redriven } = delivery.arrival;
    if (redriven !== undefined) redriven.isHandled = delivery.outcome === 'handled';
    this.#settled.add(delivery.key);
    this.#options.onSettled(delivery);
    this.#options.parking?.settled(delivery);
    delivery.acknowledge();
    this.#restWhenIdle();
  }

  #restWhenIdle(): void {
    if (this.inFlight > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** An empty batch is legal and holds no message (REQ-BATCH-6), but no packet goes uncounted. */
  #countEmpty(): void {
    this.#options.counters.received += 1;
    this.#options.counters.ignored += 1;
  }

  #take(decoded: Decoded, arrival: Arrival): void {
    this.#options.counters.received += 1;
    if (!decoded.ok) {
      const { code, reason, partial } = decoded;
      this.#refusals.refuse(
        { code, reason, arrival, ...(partial === undefined ? {} : { message: partial }) },
        arrival,
      );
      return;
    }
    const { message } = decoded;
    const key = messageKey(message.sender, message.id);
    if (this.#isRepeated(key, message, arrival)) return;
    if (parseSource(message.sender) === undefined) this.#options.counters.foreign += 1;
    const route = this.#options.findRoute(arrival.packet.topic);
    if (route.kind === 'system') this.#takeSystem(key, message, { arrival, route });
    else if (isReservedType(message.type)) {
      this.#options.counters.ignored += 1;
      arrival.settlement.acknowledge();
    } else this.#takeChannel(key, message, { arrival, route });
  }

  /** REQ-DEL-4 */
  #isRepeated(key: string, message: Message, arrival: Arrival): boolean {
    const active = this.#active.get(key);
    const wasSettled = arrival.redriven === undefined && this.#settled.has(key);
    if (active === undefined && !wasSettled) return false;
    if (active === undefined) return this.#repeat(key, message, arrival);
    this.#options.counters.duplicates += 1;
    active.addCopy(arrival.settlement);
    return true;
  }

  #repeat(key: string, message: Message, arrival: Arrival): boolean {
    const { counters, onRepeated, senderClocks } = this.#options;
    if (!onRepeated(message, timeLeftMs(message, arrival, senderClocks))) return false;
    counters.duplicates += 1;
    this.#refusals.repeat(key, arrival, arrival.settlement);
    return true;
  }

  /** By an earlier life, or so long ago that memory alone does not tell. */
  #wasDone(
    key: string,
    message: Message,
    { plan: { channel }, arrival }: Pick<Match, 'plan'> & { arrival: Arrival },
  ): boolean {
    const { done, isAnswered } = this.#options;
    if (arrival.redriven !== undefined) return false;
    return (
      (channel.windowMs !== null && done?.has(key) === true) ||
      (channel.reply !== null && isAnswered(message))
    );
  }

  #takeChannel(key: string, message: Message, way: { arrival: Arrival; route: Route }): void {
    const { arrival } = way;
    const match = this.#match(message, way.route);
    if (match === undefined && this.#isOfAnother(message, arrival)) {
      this.#options.counters.strays += 1; // REQ-DEL-43
      arrival.settlement.acknowledge();
      return;
    }
    if (match === undefined) {
      const channel = message.channel === undefined ? 'no channel' : `channel ${message.channel}`;
      const reason = `${channel} does not belong to ${arrival.packet.topic}`;
      this.#settled.add(key);
      this.#refusals.refuse({ code: 'invalid_message', reason, message, arrival }, key);
      return;
    }
    const { plan, parameters } = match;
    if (this.#wasDone(key, message, { plan, arrival }) && this.#repeat(key, message, arrival)) return;
    const all = this.#options.receivesOf(plan.name);
    const { redriven } = arrival;
    const receives =
      all.length === 1 && all[0]?.types.has(message.type)
        ? all
        : all.filter(({ types, key }) => types.has(message.type) && redriven?.isFor(key) !== false);
    const leftMs = timeLeftMs(message, arrival, this.#options.senderClocks);
    const verdict = judge({ message, plan, parameters, arrival, receives, leftMs }, this.#options);
    if (verdict.kind === 'take') this.#offer({ key, message, arrival, plan, parameters, receives, leftMs });
    else {
      this.#settled.add(key);
      this.#turnAway(verdict, { message, arrival, channel: plan.name }, key);
    }
  }

  /** It belongs to a channel of the contracts that this agent does not receive, and came by the subscription of one that it does. */
  #isOfAnother({ channel }: Message, { packet }: Arrival): boolean {
    const plan = channel === undefined ? undefined : this.#options.findPlan(channel);
    return plan?.parse(packet.topic) !== undefined;
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
    refused: Pick<Refusal, 'arrival'> & { message: Message; channel: string },
    key: string,
  ): void {
    if (verdict.kind === 'refuse') {
      this.#refusals.refuse({ ...refused, code: verdict.code, reason: verdict.reason }, key);
      return;
    }
    const { counters } = this.#options;
    if (verdict.kind === 'expired') {
      this.#refusals.expire(refused, key);
      return;
    }
    counters[verdict.kind === 'stray' ? 'strays' : 'ignored'] += 1;
    refused.arrival.settlement.acknowledge();
  }

  #offer(given: Offer): void {
    const { key, message, arrival, plan, receives, leftMs } = given;
    const received = Object.assign(message, {
      channel: plan?.name ?? given.channel ?? '',
      parameters: given.parameters,
    }) as Received;
    const nowMs = leftMs === undefined ? 0 : this.#options.environment.clock.monotonic();
    const expiresAtMs = leftMs === undefined ? Infinity : nowMs + leftMs;
    const delivery = new Delivery({
      key,
      message: received,
      arrival,
      plan,
      expiresAtMs,
      open: receives.length,
    });
    this.#active.set(key, delivery);
    this.#options.onTaken(message, plan);
    this.#admission.admit(delivery, receives);
  }
}

const letterPacket = { qos: 1, retain: false, duplicate: false } as const;

interface Offer {
  readonly key: string;
  readonly message: Message;
  readonly arrival: Arrival;
  readonly plan: ChannelPlan | undefined;
  readonly parameters: Parameters;
  readonly receives: readonly ReceivePlan[];
  readonly leftMs?: number | undefined;
  /** Of a system message. */
  readonly channel?: string;
}
