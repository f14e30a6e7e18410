import type { ParleyError } from '../errors.ts';
import type {
  IncomingPacket,
  OutgoingPacket,
  ServerLimits,
  Subscription,
  TransportOptions,
} from './transport.ts';

/** A received packet as a driver hands it over; `settle` sends its PUBACK and is absent at QoS 0. */
export interface LinkPacket extends Omit<IncomingPacket, 'acknowledge'> {
  readonly settle?: () => void;
}

/** How a link ended: `taken-over` when the broker told that another connection has the client id. */
export interface LinkEnd {
  readonly kind: 'lost' | 'taken-over';
  readonly cause: ParleyError;
}

export interface LinkEvents {
  onPacket(packet: LinkPacket): void;
  /** Called once, unless the link was ended from this side. */
  onEnd(end: LinkEnd): void;
}

export interface LinkSubscription extends Subscription {
  /** The broker granted it on an earlier link of this connection: ask for no retained messages. */
  readonly renewed: boolean;
}

/** One life of a connection, from CONNACK to its end. It never comes back; `connection.ts` dials the next one. */
export interface Link {
  readonly sessionPresent: boolean;
  readonly protocol: 4 | 5;
  readonly sharedSubscriptions: boolean | undefined;
  readonly limits?: ServerLimits;
  /** Rejects with `not_connected` when the link ends first. */
  publish(packet: OutgoingPacket): Promise<void>;
  /** The filters that the broker refused, each with the reason. */
  subscribe(subscriptions: readonly LinkSubscription[]): Promise<ReadonlyMap<string, ParleyError>>;
  unsubscribe(filters: readonly string[]): Promise<void>;
  /** Settles what was published, within a few seconds, then says goodbye, so that the will is not sent. */
  disconnect(): Promise<void>;
  /** Cuts the connection, as a crash would. */
  destroy(): void;
}

export type DialOptions = Pick<TransportOptions, 'clientId' | 'will' | 'quickenTopic'> &
  Required<
    Pick<TransportOptions, 'clean' | 'sessionExpirySeconds' | 'keepAliveSeconds' | 'receiveMaximum'>
  > & {
    readonly signal: AbortSignal;
  };

/**
 * Makes one attempt. Calls `accept` with the link at CONNACK, before its first packet, then resolves.
 * Rejects with `connection_refused` when waiting does not mend it, else with `not_connected`.
 */
export type Dial = (options: DialOptions, accept: (link: Link) => LinkEvents) => Promise<void>;
