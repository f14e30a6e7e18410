import { ParleyError } from '../../errors.ts';
import type { Addition } from '../../journal/change.ts';
import type { Message } from '../../protocol/message.ts';
import type { OutgoingPacket } from '../../transport/transport.ts';
import type { Way } from '../publisher.ts';
import type { Journey } from '../status/journey.ts';
import { deriveId } from './derived-id.ts';

interface Kept {
  readonly addition: Addition;
  readonly saved: (recordId: number) => void;
}

/** A message that waits for the end of the handler that sent it. */
export interface HeldSend {
  readonly kind: 'message' | 'reply';
  readonly message: Message;
  readonly way: Way;
  /** Milliseconds since 1970. */
  readonly heldAtMs: number;
  /** Its record is being saved: this tells where it is. */
  readonly onAdopted?: (journey: Journey) => void;
  /** What else is to be saved with it: the reply, for duplicates of the request. */
  readonly keep?: (packet: OutgoingPacket) => Kept | undefined;
  /** It is saved, and goes out as this packet. */
  readonly onReleased: (packet: OutgoingPacket) => void;
}

export interface EffectsOptions {
  readonly cause: Pick<Message, 'sender' | 'id'>;
  readonly receive: string;
  /** Those of the attempt before. */
  readonly earlier: Effects | undefined;
  /** Whether the handler may still send. */
  readonly isOpen: () => boolean;
}

/** What one attempt of a handler sends: named after its cause, and held until the message is done. */
export class Effects {
  readonly #options: EffectsOptions;
  readonly #ordinals = new Map<string, number>();
  readonly #failures: Map<string, number>;
  readonly #held: HeldSend[] = [];

  constructor(options: EffectsOptions) {
    this.#options = options;
    this.#failures = options.earlier === undefined ? new Map<string, number>() : options.earlier.#failures;
  }

  get held(): readonly HeldSend[] {
    return this.#held;
  }

  newId(channel: string): string {
    const { cause, receive } = this.#options;
    return deriveId({ cause, receive, channel, ordinal: this.#nextOrdinal(channel) });
  }

  /** A request goes out at once. One that failed has another id in the next attempt: the responder remembers the failure under the first. */
  async request<Reply>(channel: string, run: (id: string) => Promise<Reply>): Promise<Reply> {
    const { cause, receive } = this.#options;
    const ordinal = this.#nextOrdinal(channel);
    const key = `${channel} ${String(ordinal)}`;
    const failures = this.#failures.get(key) ?? 0;
    try {
      return await run(deriveId({ cause, receive, channel, ordinal, failures }));
    } catch (error) {
      this.#failures.set(key, failures + 1);
      throw error;
    }
  }

  /** Throws `cancelled` after the end of the handler: nobody would release it. */
  hold(send: HeldSend): void {
    if (!this.#options.isOpen()) {
      throw new ParleyError('cancelled', `the handler of ${this.#options.receive} has ended`);
    }
    this.#held.push(send);
  }

  #nextOrdinal(channel: string): number {
    const ordinal = (this.#ordinals.get(channel) ?? 0) + 1;
    this.#ordinals.set(channel, ordinal);
    return ordinal;
  }
}
