import type { Bundle } from '@parley/schemas';
import type { MessageHandle } from '../codegen/sent.ts';
import type { DeadLetterStore } from '../delivery/dead-letters.ts';
import type { Way } from '../delivery/publisher.ts';
import { AwaitedReceipts } from '../delivery/status/awaited-receipts.ts';
import { Journey, type JourneyRoute, type JourneyWatch } from '../delivery/status/journey.ts';
import { readReceipt } from '../delivery/status/read-receipt.ts';
import type { Untold } from '../delivery/status/sent-message.ts';
import type { Environment } from '../environment.ts';
import type { ParleyError } from '../errors.ts';
import type { Message } from '../protocol/message.ts';
import type { FindConfirmers } from './confirmers.ts';
import type { DurableSends } from './durable-sends.ts';
import type { Emitter } from './emitter.ts';
import type { AgentEvents } from './states.ts';

export interface StatusesOptions {
  readonly bundle: Bundle;
  readonly environment: Environment;
  readonly emitter: Emitter<AgentEvents>;
  readonly store: DeadLetterStore;
  readonly findConfirmers: FindConfirmers;
}

const dayMs = 86_400_000;

/** How far messages are that this agent sent, for whoever asks. */
export class Statuses {
  readonly watch: JourneyWatch;
  readonly #options: StatusesOptions;
  readonly #awaited: AwaitedReceipts;
  readonly #routes = new Map<string, JourneyRoute>();

  constructor(options: StatusesOptions) {
    this.#options = options;
    const { environment, emitter } = options;
    this.watch = {
      clock: environment.clock,
      isWatched: () => emitter.hasListeners('messageStatus'),
      onStatus: ({ id, route: { channel }, confirmations }, status) => {
        emitter.emit('messageStatus', { id, channel, status, confirmations });
      },
    };
    this.#awaited = new AwaitedReceipts({ environment, watch: this.watch });
  }

  /** Of a message that is not durable and asks for a receipt. Throws `overloaded`. */
  follow({ id, receipt, receiver }: Message, { plan, ttlMs = dayMs }: Way): Journey | Untold {
    const route = this.#routeOf(plan.name, receipt ?? 'handled', receiver);
    if (route.confirmers.length > 0) return this.#awaited.follow(id, route, ttlMs);
    return { status: 'acknowledged', reason: `no agent that receives ${plan.name} gives receipts` };
  }

  drop(id: string): void {
    this.#awaited.drop(id);
  }

  /** False when it makes no sense. */
  confirm(receipt: Message, durable: DurableSends | undefined): boolean {
    const read = readReceipt(receipt);
    if (read === undefined) return false;
    const { agent, ids, toldOf } = read;
    if (this.#awaited.size > 0) this.#awaited.confirm(agent, ids, toldOf);
    durable?.confirm(agent, ids, toldOf);
    return true;
  }

  /** What is known of a message by its id alone, after a restart too. */
  find(id: string, durable: DurableSends | undefined): MessageHandle | undefined {
    const journey = durable?.find(id) ?? this.#awaited.find(id);
    if (journey !== undefined) return journey;
    const letter = this.#options.store
      .list()
      .find(({ messageId, code }) => messageId === id && code === 'unreceived');
    if (letter === undefined) return undefined;
    const route = { channel: letter.channel ?? '', confirmers: [], reach: 'handled', reason: '' } as const;
    const over = new Journey(id, route, this.watch);
    over.end('unreceived');
    return over;
  }

  close(reason: ParleyError): void {
    this.#awaited.close(reason);
  }

  #routeOf(channel: string, receipt: 'received' | 'handled', receiver: string | undefined): JourneyRoute {
    const confirmers = this.#options.findConfirmers(channel, receiver);
    const key = `${channel} ${receipt} ${confirmers.join(' ')}`;
    const known = this.#routes.get(key);
    if (known !== undefined) return known;
    const reason = receipt === 'handled' ? '' : 'the send asked for a receipt only of its arrival';
    const route: JourneyRoute = { channel, confirmers, reach: receipt, reason };
    this.#routes.set(key, route);
    return route;
  }
}
