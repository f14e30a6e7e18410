import { ParleyError } from '../../errors.ts';
import { topicMatches } from '../../protocol/topic.ts';
import type { LinkSubscription } from '../link.ts';
import type { OutgoingPacket, PacketProperties, Subscription, Will } from '../transport.ts';
import { isExpired, MemorySession, type Receiver, type StoredMessage } from './session.ts';

export interface BrokerRules {
  readonly now: () => number;
  readonly protocol: 4 | 5;
  readonly maxPacketBytes: number;
  readonly mayPublish: (clientId: string, topic: string) => boolean;
  readonly maySubscribe: (clientId: string, filter: string) => boolean;
  readonly onPublished: (clientId: string, packet: OutgoingPacket) => void;
}

/** A connected client, as the broker sees it. */
export interface Attachment extends Receiver {
  readonly clientId: string;
  readonly will: Will | undefined;
  readonly sessionExpirySeconds: number;
  /** The broker ends the connection. */
  end(kind: 'lost' | 'taken-over'): void;
}

/** Routes between sessions; knows nothing of time passing or of who schedules it. */
export class MemoryRouter {
  readonly #rules: BrokerRules;
  readonly #sessions = new Map<string, MemorySession>();
  readonly #attached = new Map<string, Attachment>();
  readonly #retained = new Map<string, StoredMessage>();

  constructor(rules: BrokerRules) {
    this.#rules = rules;
  }

  get attached(): readonly Attachment[] {
    return [...this.#attached.values()];
  }

  isAttached(attachment: Attachment): boolean {
    return this.#attached.get(attachment.clientId) === attachment;
  }

  /** Ends an earlier connection of the client id; resumes or starts the session. Packets flow from `resume` on. */
  attach(attachment: Attachment, clean: boolean): { sessionPresent: boolean; resume: () => void } {
    const { clientId } = attachment;
    const earlier = this.#attached.get(clientId);
    if (earlier !== undefined) this.detach(earlier, 'taken-over');
    const kept = clean ? undefined : this.#kept(clientId);
    const session = kept ?? new MemorySession(clientId, this.#rules.now);
    this.#sessions.set(clientId, session);
    this.#attached.set(clientId, attachment);
    const resume = (): void => {
      if (this.isAttached(attachment)) session.attach(attachment);
    };
    return { sessionPresent: kept !== undefined, resume };
  }

  /** `clean`: the client said goodbye. */
  detach(attachment: Attachment, reason: 'clean' | 'lost' | 'taken-over'): void {
    const { clientId, sessionExpirySeconds, will } = attachment;
    if (!this.isAttached(attachment)) return;
    this.#attached.delete(clientId);
    const session = this.#sessions.get(clientId);
    if (sessionExpirySeconds === 0 && reason !== 'taken-over') this.#sessions.delete(clientId);
    else session?.detach(this.#rules.now() + sessionExpirySeconds * 1000);
    if (reason !== 'clean') {
      attachment.end(this.#rules.protocol === 5 ? reason : 'lost');
      if (will !== undefined) this.publish(clientId, will);
    }
  }

  publish(clientId: string, packet: OutgoingPacket): void {
    const message = this.#store(clientId, packet);
    this.#rules.onPublished(clientId, packet);
    if (packet.retain === true) this.#retain(message);
    for (const session of this.#sessions.values()) this.#route(message, session);
  }

  subscribe(clientId: string, subscription: LinkSubscription): ParleyError | undefined {
    const session = this.#sessions.get(clientId);
    const { filter, retained = true, renewed } = subscription;
    if (filter.startsWith('$share/')) {
      return new ParleyError('unsupported', `the memory broker has no shared subscriptions: "${filter}"`);
    }
    if (!this.#rules.maySubscribe(clientId, filter)) {
      return new ParleyError('not_authorized', `"${clientId}" may not subscribe to "${filter}"`);
    }
    session?.subscriptions.set(filter, subscription);
    if (session !== undefined && (this.#rules.protocol === 4 || (retained && !renewed)))
      this.#sendRetained(session, subscription);
    return undefined;
  }

  unsubscribe(clientId: string, filter: string): void {
    this.#sessions.get(clientId)?.subscriptions.delete(filter);
  }

  #kept(clientId: string): MemorySession | undefined {
    const session = this.#sessions.get(clientId);
    return session !== undefined && session.endsAtMs > this.#rules.now() ? session : undefined;
  }

  #store(publisher: string, packet: OutgoingPacket): StoredMessage {
    const payload =
      typeof packet.payload === 'string' ? new TextEncoder().encode(packet.payload) : packet.payload.slice();
    if (payload.byteLength > this.#rules.maxPacketBytes) {
      const reason = `${payload.byteLength} bytes to "${packet.topic}"; the broker takes ${this.#rules.maxPacketBytes}`;
      throw new ParleyError('too_large', reason);
    }
    if (!this.#rules.mayPublish(publisher, packet.topic)) {
      throw new ParleyError('not_authorized', `"${publisher}" may not publish to "${packet.topic}"`);
    }
    const expiry = this.#properties(packet).messageExpirySeconds;
    const expiresAtMs = expiry === undefined ? undefined : this.#rules.now() + expiry * 1000;
    return { packet, payload, publisher, expiresAtMs };
  }

  #properties(packet: OutgoingPacket): PacketProperties {
    return this.#rules.protocol === 5 ? (packet.properties ?? {}) : {};
  }

  #retain(message: StoredMessage): void {
    this.#retained.delete(message.packet.topic);
    if (message.payload.byteLength > 0) this.#retained.set(message.packet.topic, message);
  }

  /** One copy per session, at the highest QoS of the filters that match. */
  #route(message: StoredMessage, session: MemorySession): void {
    let qos: 0 | 1 | undefined;
    let retain = false;
    for (const subscription of session.subscriptions.values()) {
      if (!this.#matches(subscription, message, session)) continue;
      qos = Math.max(qos ?? 0, lower(subscription, message.packet)) as 0 | 1;
      retain ||= this.#keepsFlag(subscription, message);
    }
    if (qos === undefined) return;
    if (this.#attached.has(session.clientId) || session.endsAtMs > this.#rules.now()) {
      session.deliver(message, qos, retain);
    } else this.#sessions.delete(session.clientId);
  }

  #keepsFlag({ retainAsPublished }: Subscription, { packet }: StoredMessage): boolean {
    return retainAsPublished === true && this.#rules.protocol === 5 && packet.retain === true;
  }

  #matches(subscription: Subscription, message: StoredMessage, session: MemorySession): boolean {
    const isEcho = message.publisher === session.clientId && subscription.noLocal === true;
    if (isEcho && this.#rules.protocol === 5) return false;
    return topicMatches(subscription.filter, message.packet.topic);
  }

  #sendRetained(session: MemorySession, subscription: Subscription): void {
    for (const [topic, message] of this.#retained) {
      if (isExpired(message, this.#rules.now())) this.#retained.delete(topic);
      else if (topicMatches(subscription.filter, topic)) {
        session.deliver(message, lower(subscription, message.packet), true);
      }
    }
  }
}

function lower(subscription: Subscription, packet: OutgoingPacket): 0 | 1 {
  return Math.min(subscription.qos ?? 1, packet.qos ?? 1) as 0 | 1;
}
