import type { IConnackPacket, IPublishPacket, MqttClient } from 'mqtt';
import { ParleyError } from '../../errors.ts';
import type { Link, LinkEvents, LinkSubscription } from '../link.ts';
import type { Timers } from '../timers.ts';
import type { OutgoingPacket, ServerLimits } from '../transport.ts';
import { reasonTextOf, toRefusal } from './failures.ts';
import { Outgoing } from './outgoing.ts';
import { lastPublishId } from './own-ids.ts';
import type { PacketHandlers, PacketStream } from './packet-stream.ts';
import { fromWireProperties } from './properties.ts';
import type { ReadPublish } from './publish-reader.ts';
import { Quickener } from './quickener.ts';
import { toServerLimits } from './server-limits.ts';
import { subscribeAll, unsubscribeAll } from './subscribe.ts';
import { PublishWindow } from './window.ts';

/** Far below the 65,535 packet ids, past which mqtt.js loses publishes. */
const maxUnacknowledged = 1_000;
const maxUnsent = 256;
const goodbyeMs = 3_000;
const closeMs = 1_000;
/** From this reason on the broker has refused the message [MQTT 5, 2.4]. */
const firstFailure = 0x80;
/** Tells mqtt.js to send no PUBACK and go on to the next packet. */
const deferred = new Error('acknowledged later');

export interface MqttLinkOptions {
  readonly target: { readonly shownUrl: string; readonly timers: Timers };
  readonly protocol: 4 | 5;
  readonly connack: IConnackPacket;
  readonly quickenTopic: string | undefined;
}

interface Pending {
  readonly packet: OutgoingPacket;
  readonly resolve: () => void;
  readonly reject: (error: ParleyError) => void;
}

/** One mqtt.js client from CONNACK to its end. Nothing of mqtt.js gets out of here. */
export class MqttLink implements Link, PacketHandlers {
  readonly sessionPresent: boolean;
  readonly protocol: 4 | 5;
  readonly sharedSubscriptions: boolean | undefined;
  readonly limits?: ServerLimits;
  events: LinkEvents | undefined;
  readonly #client: MqttClient;
  readonly #stream: PacketStream;
  readonly #url: string;
  readonly #timers: Timers;
  readonly #maxPacketBytes: number;
  readonly #acknowledged: PublishWindow;
  readonly #sent: PublishWindow;
  readonly #quickener: Quickener | undefined;
  readonly #pending = new Set<Pending>();
  /** Those of QoS 1 that are on their way, by packet id. */
  readonly #sentIds = new Map<number, Pending>();
  readonly #outgoing: Outgoing;
  #lastId = 0;
  #state: 'live' | 'leaving' | 'ended' = 'live';
  #onIdle: () => void = () => undefined;

  constructor(client: MqttClient, stream: PacketStream, options: MqttLinkOptions) {
    const { properties, sessionPresent } = options.connack;
    this.#client = client;
    this.#stream = stream;
    this.#outgoing = new Outgoing({
      protocol: options.protocol,
      send: (bytes, onWritten) => {
        stream.send(bytes, onWritten);
      },
      onFlush: () => {
        this.#quickener?.wrote();
      },
    });
    this.#url = options.target.shownUrl;
    this.#timers = options.target.timers;
    this.protocol = options.protocol;
    this.sessionPresent = sessionPresent;
    this.sharedSubscriptions = properties?.sharedSubscriptionAvailable;
    if (options.protocol === 5) this.limits = toServerLimits(properties);
    this.#maxPacketBytes = properties?.maximumPacketSize ?? Infinity;
    const topic = options.quickenTopic;
    const quicken = (): void => {
      if (topic === undefined || this.#state === 'ended') return;
      this.#outgoing.publish({ topic, payload: '', qos: 0 }, 0);
      this.#outgoing.flush();
    };
    this.#quickener = topic === undefined ? undefined : new Quickener(this.#timers, quicken);
    const limit = Math.min(properties?.receiveMaximum ?? maxUnacknowledged, maxUnacknowledged);
    const onIdle = (): void => {
      if (this.#acknowledged.idle && this.#sent.idle) this.#onIdle();
    };
    this.#acknowledged = new PublishWindow(limit, onIdle);
    this.#sent = new PublishWindow(maxUnsent, onIdle);
  }

  publish(packet: OutgoingPacket): Promise<void> {
    if (this.#state !== 'live') return Promise.reject(this.#broken());
    if (this.#maxPacketBytes !== Infinity && this.#outgoing.measure(packet) > this.#maxPacketBytes) {
      const reason = `${this.#outgoing.measure(packet)} bytes to "${packet.topic}"; ${this.#url} takes ${this.#maxPacketBytes}`;
      return Promise.reject(new ParleyError('too_large', reason));
    }
    return new Promise((resolve, reject) => {
      const pending: Pending = { packet, resolve, reject };
      this.#pending.add(pending);
      if (packet.qos === 0) {
        this.#sent.enter(() => {
          this.#sendUnacknowledged(pending);
        });
      } else {
        this.#acknowledged.enter(() => {
          this.#send(pending);
        });
      }
    });
  }

  subscribe(subscriptions: readonly LinkSubscription[]): Promise<ReadonlyMap<string, ParleyError>> {
    if (this.#state !== 'live') return Promise.reject(this.#broken());
    return subscribeAll(this.#client, subscriptions, () => this.#broken());
  }

  unsubscribe(filters: readonly string[]): Promise<void> {
    if (this.#state !== 'live') return Promise.reject(this.#broken());
    return unsubscribeAll(this.#client, filters, () => this.#broken());
  }

  async disconnect(): Promise<void> {
    if (this.#state !== 'live') return;
    this.#state = 'leaving';
    if (!this.#acknowledged.idle || !this.#sent.idle) await this.#idle();
    if (this.#isEnded()) return;
    const closed = new Promise<void>((resolve) => {
      this.#stream.once('close', resolve);
      this.#timers.after(closeMs, resolve);
    });
    this.#outgoing.disconnect();
    this.#stream.end();
    await closed;
    this.destroy();
  }

  destroy(): void {
    this.events = undefined;
    this.end();
  }

  /** mqtt.js lost the connection, or we cut it: settles whatever waits for an answer. Idempotent. */
  end(end?: Parameters<LinkEvents['onEnd']>[0]): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#quickener?.close();
    const error = end?.cause ?? this.#broken();
    for (const { reject } of this.#pending) reject(error);
    this.#pending.clear();
    this.#sentIds.clear();
    this.#client.end(true);
    this.#stream.destroy();
    this.#onIdle();
    if (end !== undefined) this.events?.onEnd(end);
  }

  /** From mqtt.js: only what nobody asked for, as messages at QoS 2. */
  receive(packet: IPublishPacket, callback: (error?: Error) => void): void {
    const { topic, payload, qos, retain, dup, messageId } = packet;
    if (this.#state === 'ended') {
      callback(deferred);
      return;
    }
    const received = {
      topic,
      payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
      qos,
      retain,
      duplicate: dup,
      properties: fromWireProperties(packet.properties),
    };
    if (qos !== 1 || messageId === undefined) {
      this.events?.onPacket(received);
      callback();
      return;
    }
    const settle = (): void => {
      this.#acknowledge(messageId);
    };
    this.events?.onPacket({ ...received, settle });
    callback(deferred);
  }

  onPublish(packet: ReadPublish): void {
    if (this.#state === 'ended') return;
    const { topic, payload, qos, retain, duplicate, properties, messageId } = packet;
    if (qos === 0) {
      this.events?.onPacket(packet);
      return;
    }
    const settle = (): void => {
      this.#acknowledge(messageId);
    };
    this.events?.onPacket({ topic, payload, qos, retain, duplicate, properties, settle });
  }

  onPuback(messageId: number, reasonCode: number): void {
    const pending = this.#sentIds.get(messageId);
    if (pending === undefined) return;
    this.#sentIds.delete(messageId);
    const refusal = reasonCode < firstFailure ? undefined : reasonCode;
    this.#settle(pending, refusal === undefined ? undefined : toPublishRefusal(pending, refusal));
    this.#acknowledged.leave();
  }

  onRead(packets: number): void {
    this.#quickener?.received(packets);
  }

  #send(pending: Pending): void {
    if (this.#state === 'ended') return;
    const id = this.#nextId();
    try {
      this.#outgoing.publish(pending.packet, id);
      this.#sentIds.set(id, pending);
    } catch (caught) {
      this.#settle(pending, ParleyError.from(caught));
      this.#acknowledged.leave();
    }
  }

  #sendUnacknowledged(pending: Pending): void {
    if (this.#state === 'ended') return;
    const onDone = (error?: ParleyError): void => {
      if (this.#settle(pending, error)) this.#sent.leave();
    };
    try {
      this.#outgoing.publish(pending.packet, 0, onDone);
    } catch (caught) {
      onDone(ParleyError.from(caught));
    }
  }

  /** False when it was settled before. */
  #settle(pending: Pending, error: ParleyError | undefined): boolean {
    if (!this.#pending.delete(pending)) return false;
    if (error === undefined) pending.resolve();
    else pending.reject(error);
    return true;
  }

  /** One that no message under way has. */
  #nextId(): number {
    do this.#lastId = this.#lastId === lastPublishId ? 1 : this.#lastId + 1;
    while (this.#sentIds.has(this.#lastId));
    return this.#lastId;
  }

  #acknowledge(messageId: number): void {
    if (this.#state !== 'ended') this.#outgoing.acknowledge(messageId);
  }

  #idle(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#timers.after(goodbyeMs, resolve);
      this.#onIdle = () => {
        cancel();
        resolve();
      };
    });
  }

  #isEnded(): boolean {
    return this.#state === 'ended';
  }

  #broken(): ParleyError {
    return new ParleyError('not_connected', `the connection to ${this.#url} broke`);
  }
}

function toPublishRefusal({ packet }: Pending, reasonCode: number): ParleyError {
  return toRefusal(`a message to "${packet.topic}"`, reasonCode, reasonTextOf(reasonCode));
}
