import type { ParleyError } from '../errors.ts';

/** `offline`: the connection broke and comes back by itself; `taken-over` and `closed` are final. */
export type TransportState = 'idle' | 'connecting' | 'online' | 'offline' | 'taken-over' | 'closed';

export interface PacketProperties {
  readonly contentType?: string;
  readonly responseTopic?: string;
  readonly correlationData?: Uint8Array;
  /** Seconds; on a received packet what is left of it. */
  readonly messageExpirySeconds?: number;
  readonly userProperties?: Readonly<Record<string, string>>;
}

export interface OutgoingPacket {
  readonly topic: string;
  readonly payload: Uint8Array | string;
  /** Default 1. */
  readonly qos?: 0 | 1;
  /** Default false. */
  readonly retain?: boolean;
  /** Ignored where the connection speaks MQTT 3.1.1. */
  readonly properties?: PacketProperties;
}

export interface IncomingPacket {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  readonly duplicate: boolean;
  readonly properties: PacketProperties;
  /**
   * Settles the packet: at QoS 1 the PUBACK goes out once every earlier packet of the connection is settled too [MQTT-4.6.0-2].
   * Later calls, and calls after the connection was lost, do nothing.
   */
  acknowledge(): void;
}

export interface Subscription {
  readonly filter: string;
  /** Default 1. */
  readonly qos?: 0 | 1;
  /** Do not send back what this connection published (MQTT 5). Default false. */
  readonly noLocal?: boolean;
  /** Send retained messages at the subscription. Default true; re-subscribing after a reconnect never asks for them again. */
  readonly retained?: boolean;
  /**
   * Packets keep the retain flag that they were published with (MQTT 5 only). Then the flag does not tell any more whether the broker
   * kept a packet or it came just now. Default false.
   */
  readonly retainAsPublished?: boolean;
}

/** What an MQTT 5 broker says of itself in CONNACK. What it leaves out is as the protocol has it by default [MQTT 5, 3.2.2.3]. */
export interface ServerLimits {
  /** Unacknowledged packets that it takes. Default 65,535. */
  readonly receiveMaximum?: number;
  /** Default 2. */
  readonly maximumQos?: number;
  /** Default true. */
  readonly retain?: boolean;
  /** Default true. */
  readonly wildcardSubscriptions?: boolean;
  /** Default true. */
  readonly sharedSubscriptions?: boolean;
  /** Default: none. */
  readonly maximumPacketBytes?: number;
  /** Default 0. */
  readonly topicAliasMaximum?: number;
  /** Where it grants another time than was asked for. */
  readonly sessionExpirySeconds?: number;
  /** Where it wants another one than ours. */
  readonly keepAliveSeconds?: number;
  readonly userProperties?: Readonly<Record<string, string>>;
}

export interface Session {
  /** Counts the connects of this transport, from 1. */
  readonly epoch: number;
  /** The broker kept the session of this client id. */
  readonly sessionPresent: boolean;
  /** What the two sides speak: MQTT 5, or 3.1.1 (4). */
  readonly protocol: 4 | 5;
  /** False when the broker says so in CONNACK; undefined when it does not say. */
  readonly sharedSubscriptions: boolean | undefined;
  /** Undefined on 3.1.1, and in memory. */
  readonly limits?: ServerLimits;
}

export interface Will {
  readonly topic: string;
  readonly payload: Uint8Array | string;
  readonly qos?: 0 | 1;
  readonly retain?: boolean;
}

export interface TransportOptions {
  readonly clientId: string;
  /** Start without an earlier session. Default true. */
  readonly clean?: boolean;
  /** How long the broker keeps the session after the connection ended. Default 0; sent as clean flag on 3.1.1. */
  readonly sessionExpirySeconds?: number;
  /** Default 15. */
  readonly keepAliveSeconds?: number;
  /** Unacknowledged packets that the broker may have under way to us. Default 256. */
  readonly receiveMaximum?: number;
  readonly will?: Will;
  /**
   * MQTT only: a topic of one's own for empty QoS 0 messages. Where packets come as late as from a broker that does not turn Nagle's
   * algorithm off (40 ms), one is sent 1 ms after each packet that nothing answered, as long as that helps. Default: none is sent.
   */
  readonly quickenTopic?: string;
  /** Called for every packet; must not throw. */
  readonly onPacket?: (packet: IncomingPacket) => void;
  /** Called after every connect, once the transport has renewed its subscriptions. Awaited before `open` resolves. */
  readonly onSession?: (session: Session) => void | Promise<void>;
  /** `cause` tells why a connection was lost or refused. */
  readonly onState?: (state: TransportState, cause?: ParleyError) => void;
  /** Asked before each reconnect; false ends the transport as `taken-over`. Default: always. */
  readonly mayReconnect?: () => boolean | Promise<boolean>;
}

/**
 * One connection to a broker. Promises the same over memory, MQTT 5 and MQTT 3.1.1: test/runtime/transport/contract.ts.
 */
export interface Transport {
  readonly state: TransportState;
  readonly session: Session | undefined;
  /**
   * Connects, and from then on reconnects with full jitter until `close` or a takeover.
   * Rejects with `connection_refused` when the first connect fails for a reason that waiting does not mend, else keeps trying until `signal` aborts.
   */
  open(signal?: AbortSignal): Promise<Session>;
  /**
   * Resolves when the broker has it (QoS 1: PUBACK; QoS 0: handed to the socket).
   * Rejects with `not_connected` when the connection is down or breaks before that: nothing is queued.
   */
  publish(packet: OutgoingPacket): Promise<void>;
  /** Adds to the set that is renewed on every connect. Rejects with `not_authorized` when the broker refuses one. */
  subscribe(subscriptions: readonly Subscription[]): Promise<void>;
  unsubscribe(filters: readonly string[]): Promise<void>;
  /** Settles what was published, then disconnects so that the will is not sent. `abrupt` cuts the connection, as a crash would. */
  close(options?: { readonly abrupt?: boolean }): Promise<void>;
}

/** Makes the connections of one broker. */
export interface TransportFactory {
  /** For messages to people; never with credentials. */
  readonly url: string;
  create(options: TransportOptions): Transport;
}
