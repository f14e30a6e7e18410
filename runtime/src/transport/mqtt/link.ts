import type { IConnackPacket, IPublishPacket, MqttClient } from 'mqtt';
import { ParleyError } from '../../errors.ts';
import type { Link, LinkEvents, LinkSubscription } from '../link.ts';
import type { Timers } from '../timers.ts';
import type { OutgoingPacket, ServerLimits } from '../transport.ts';
import { codeOf, toRefusal } from './failures.ts';
import { fromWireProperties, packetBytes, toBuffer, toWireProperties } from './properties.ts';
import { Quickener } from './quickener.ts';
import { sendPacket } from './send-packet.ts';
import { toServerLimits } from './server-limits.ts';
import { subscribeAll, unsubscribeAll } from './subscribe.ts';
import { PublishWindow } from './window.ts';
import { WriteGate } from './write-gate.ts';

/** Far below the 65,535 packet ids, past which mqtt.js loses publishes. */
const maxUnacknowledged = 1_000;
const maxUnsent = 256;
const goodbyeMs = 3_000;
const closeMs = 1_000;
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
export class MqttLink implements Link {
  readonly sessionPresent: boolean;
  readonly protocol: 4 | 5;
  readonly sharedSubscriptions: boolean | undefined;
  readonly limits?: ServerLimits;
  events: LinkEvents | undefined;
  readonly #client: MqttClient;
  readonly #url: string;
  readonly #timers: Timers;
  readonly #maxPacketBytes: number;
  readonly #acknowledged: PublishWindow;
  readonly #sent: PublishWindow;
  readonly #quickener: Quickener | undefined;
  readonly #pending = new Set<Pending>();
  readonly #writes: WriteGate;
  #state: 'live' | 'leaving' | 'ended' = 'live';
  #onIdle: () => void = () => undefined;

  constructor(client: MqttClient, options: MqttLinkOptions) {
    const { properties, sessionPresent } = options.connack;
    this.#client = client;
    this.#writes = new WriteGate(client.stream);
    this.#url = options.target.shownUrl;
    this.#timers = options.target.timers;
    this.protocol = options.protocol;
    this.sessionPresent = sessionPresent;
    this.sharedSubscriptions = properties?.sharedSubscriptionAvailable;
    if (options.protocol === 5) this.limits = toServerLimits(properties);
    this.#maxPacketBytes = properties?.maximumPacketSize ?? Infinity;
    const topic = options.quickenTopic;
    const quicken = (): void => {
      if (topic !== undefined && client.connected) client.publish(topic, '', { qos: 0 });
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
    if (this.#maxPacketBytes !== Infinity && packetBytes(packet) > this.#maxPacketBytes) {
      const reason = `${packetBytes(packet)} bytes to "${packet.topic}"; ${this.#url} takes ${this.#maxPacketBytes}`;
      return Promise.reject(new ParleyError('too_large', reason));
    }
    return new Promise((resolve, reject) => {
      const pending: Pending = { packet, resolve, reject };
      this.#pending.add(pending);
      const window = packet.qos === 0 ? this.#sent : this.#acknowledged;
      window.enter(() => {
        this.#send(pending, window);
      });
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
      this.#client.stream.once('close', resolve);
      this.#timers.after(closeMs, resolve);
    });
    sendPacket(this.#client, { cmd: 'disconnect' });
    this.#client.stream.end();
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
    this.#client.end(true);
    this.#client.stream.destroy();
    this.#onIdle();
    if (end !== undefined) this.events?.onEnd(end);
  }

  /** mqtt.js hands every packet to this function, one at a time, and waits for the callback. */
  receive(packet: IPublishPacket, callback: (error?: Error) => void): void {
    const { topic, payload, qos, retain, dup, messageId } = packet;
    if (this.#state === 'ended') {
      callback(deferred);
      return;
    }
    this.#quickener?.received();
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

  #send(pending: Pending, window: PublishWindow): void {
    if (this.#state === 'ended') return;
    const { topic, payload, qos = 1, retain = false, properties } = pending.packet;
    this.#quickener?.wrote();
    this.#writes.publishing();
    const wire = this.protocol === 5 && properties !== undefined ? toWireProperties(properties) : undefined;
    const options = { qos, retain, ...(wire === undefined ? {} : { properties: wire }) };
    const data = typeof payload === 'string' ? payload : toBuffer(payload);
    this.#client.publish(topic, data, options, (failure) => {
      if (!this.#pending.delete(pending)) return;
      if (failure) pending.reject(this.#toFailure(pending.packet, failure));
      else pending.resolve();
      window.leave();
    });
    this.#writes.published();
  }

  #toFailure(packet: OutgoingPacket, failure: Error): ParleyError {
    const code = codeOf(failure);
    if (typeof code === 'number') return toRefusal(`a message to "${packet.topic}"`, code, failure.message);
    return new ParleyError('not_connected', `the message to "${packet.topic}" was not sent`, {
      cause: failure,
    });
  }

  #acknowledge(messageId: number): void {
    if (this.#state === 'ended' || !this.#client.connected) return;
    this.#quickener?.wrote();
    this.#writes.acknowledging();
    sendPacket(this.#client, { cmd: 'puback', messageId, reasonCode: 0 });
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
