import type { LinkPacket } from '../link.ts';
import type { OutgoingPacket, PacketProperties, Subscription } from '../transport.ts';

/** A message as the broker holds it. */
export interface StoredMessage {
  readonly packet: OutgoingPacket;
  readonly payload: Uint8Array;
  readonly publisher: string;
  /** On the broker's clock; undefined: never. */
  readonly expiresAtMs: number | undefined;
}

/** One copy on its way to one session. */
interface Delivery {
  readonly message: StoredMessage;
  readonly qos: 0 | 1;
  readonly retain: boolean;
  duplicate: boolean;
}

/** The connected side of a session. */
export interface Receiver {
  readonly receiveMaximum: number;
  readonly protocol: 4 | 5;
  receive(packet: LinkPacket): void;
}

/** What a broker keeps for one client id: subscriptions, and the messages that wait for an acknowledgement. */
export class MemorySession {
  readonly clientId: string;
  readonly subscriptions = new Map<string, Subscription>();
  receiver: Receiver | undefined;
  /** When a session without a connection ends, on the broker's clock. */
  endsAtMs = Infinity;
  readonly #now: () => number;
  #queue = new Set<Delivery>();
  readonly #inFlight = new Set<Delivery>();

  constructor(clientId: string, now: () => number) {
    this.clientId = clientId;
    this.#now = now;
  }

  deliver(message: StoredMessage, qos: 0 | 1, retain: boolean): void {
    const delivery: Delivery = { message, qos, retain, duplicate: false };
    if (qos === 0) {
      if (this.receiver !== undefined) this.#send(delivery, this.receiver);
      return;
    }
    this.#queue.add(delivery);
    this.#pump();
  }

  /** What was under way goes out again, first and in order. */
  attach(receiver: Receiver): void {
    this.receiver = receiver;
    this.endsAtMs = Infinity;
    for (const delivery of this.#inFlight) delivery.duplicate = true;
    this.#queue = new Set([...this.#inFlight, ...this.#queue]);
    this.#inFlight.clear();
    this.#pump();
  }

  detach(endsAtMs: number): void {
    this.receiver = undefined;
    this.endsAtMs = endsAtMs;
  }

  #pump(): void {
    for (const delivery of this.#queue) {
      if (this.receiver === undefined || this.#inFlight.size >= this.receiver.receiveMaximum) return;
      this.#queue.delete(delivery);
      if (!isExpired(delivery.message, this.#now())) this.#send(delivery, this.receiver);
    }
  }

  #send(delivery: Delivery, receiver: Receiver): void {
    const { message, qos, retain, duplicate } = delivery;
    const packet = {
      topic: message.packet.topic,
      payload: message.payload,
      qos,
      retain,
      duplicate,
      properties: receiver.protocol === 5 ? this.#properties(message) : {},
    };
    if (qos === 0) {
      receiver.receive(packet);
      return;
    }
    this.#inFlight.add(delivery);
    const settle = (): void => {
      if (this.receiver !== receiver || !this.#inFlight.delete(delivery)) return;
      this.#pump();
    };
    receiver.receive({ ...packet, settle });
  }

  #properties({ packet, expiresAtMs }: StoredMessage): PacketProperties {
    if (expiresAtMs === undefined) return packet.properties ?? {};
    const messageExpirySeconds = Math.max(1, Math.ceil((expiresAtMs - this.#now()) / 1000));
    return { ...packet.properties, messageExpirySeconds };
  }
}

/** True when nobody may see it any more. */
export function isExpired(message: StoredMessage, nowMs: number): boolean {
  return message.expiresAtMs !== undefined && message.expiresAtMs <= nowMs;
}
