import type { Environment } from '../environment.ts';
import type { Message } from '../protocol/message.ts';
import type { Filter } from '../select/filter.ts';
import { notify } from './notify.ts';
import { Rate } from './rate.ts';

export interface Observation {
  /** `received`: taken for the handlers, or a reply. */
  readonly direction: 'received' | 'sent';
}

/** Sees a message that the agent takes or sends anyway. It must not change it. What it throws is logged and counted. */
export type MessageListener = (message: Message, observation: Observation) => unknown;

export interface SubscriptionStatistics {
  /** Messages that the agent took or sent since the subscription. */
  readonly seen: number;
  readonly matched: number;
  /** Calls of the listener that threw or rejected. */
  readonly failures: number;
  /** RFC 3339; absent while nothing matched. */
  readonly lastMatchAt?: string;
  /** Over the last minute. */
  readonly matchesPerSecond: number;
}

/** An observer with a filter. */
export interface Subscription {
  statistics(): SubscriptionStatistics;
  close(): void;
}

export interface FilteredOptions {
  readonly filter: Filter;
  readonly listener: MessageListener;
  readonly environment: Environment;
  readonly onClose: () => void;
}

export class FilteredListener implements Subscription {
  readonly #options: FilteredOptions;
  readonly #rate: Rate;
  #seen = 0;
  #matched = 0;
  #failures = 0;
  #lastMatchAtMs: number | undefined;

  constructor(options: FilteredOptions) {
    this.#options = options;
    this.#rate = new Rate(options.environment.clock.monotonic());
  }

  see(message: Message, observation: Observation): void {
    const { filter, listener, environment } = this.#options;
    this.#seen += 1;
    if (!filter.matches(message)) return;
    this.#matched += 1;
    this.#lastMatchAtMs = environment.clock.now();
    this.#rate.add(environment.clock.monotonic());
    notify(() => listener(message, observation), {
      logger: environment.logger,
      message,
      onFailure: () => {
        this.#failures += 1;
      },
    });
  }

  statistics(): SubscriptionStatistics {
    return {
      seen: this.#seen,
      matched: this.#matched,
      failures: this.#failures,
      ...(this.#lastMatchAtMs === undefined
        ? {}
        : { lastMatchAt: new Date(this.#lastMatchAtMs).toISOString() }),
      matchesPerSecond: this.#rate.perSecond(this.#options.environment.clock.monotonic()),
    };
  }

  close(): void {
    this.#options.onClose();
  }
}
