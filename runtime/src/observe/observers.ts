import type { BundleChannel } from '@parley/schemas';
import { Workflows } from '../coordination/workflow.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Environment } from '../environment.ts';
import { ParleyError } from '../errors.ts';
import type { Message } from '../protocol/message.ts';
import { createFilter } from '../select/filter.ts';
import type { FilterSpec } from '../select/filter-spec.ts';
import type { TimelineVerdict } from '../select/timeline.ts';
import type { TimelineSpec } from '../select/timeline-spec.ts';
import { LiveTimeline, type Timeline, type TimelineWatchOptions } from './live-timeline.ts';
import {
  FilteredListener,
  type MessageListener,
  type Observation,
  type Subscription,
} from './subscription.ts';

export interface ObserversOptions {
  readonly environment: Environment;
}

interface Watcher {
  see(message: Message, observation: Observation): void;
  close(): void;
}

const maximumWatchers = 1_000;
const received: Observation = { direction: 'received' };
const sent: Observation = { direction: 'sent' };

/** All that watches the messages of one agent: workflows, subscriptions, timelines. Costs nothing where nobody does. */
export class Observers {
  readonly workflows: Workflows;
  readonly #options: ObserversOptions;
  readonly #watchers = new Set<Watcher>();

  constructor(options: ObserversOptions) {
    this.#options = options;
    this.workflows = new Workflows({ now: () => options.environment.clock.now() });
  }

  /** Throws `invalid_argument` for a filter that is none, `overloaded` for too many. */
  subscribe(spec: FilterSpec, listener: MessageListener): Subscription {
    const subscription: FilteredListener = new FilteredListener({
      filter: createFilter(spec),
      listener,
      environment: this.#options.environment,
      onClose: () => this.#watchers.delete(subscription),
    });
    return this.#add(subscription);
  }

  /** As for `subscribe`. */
  timeline(
    spec: TimelineSpec,
    listener: (verdict: TimelineVerdict) => unknown,
    options: TimelineWatchOptions = {},
  ): Timeline {
    const timeline: LiveTimeline = new LiveTimeline({
      ...options,
      spec,
      listener,
      environment: this.#options.environment,
      onClose: () => this.#watchers.delete(timeline),
    });
    return this.#add(timeline);
  }

  /** Sees every message, until the agent ends. */
  attach(watcher: Watcher): void {
    this.#watchers.add(watcher);
  }

  sent(message: Message, channel: BundleChannel): void {
    this.workflows.see(message, channel);
    this.#tell(message, sent);
  }

  /** A reply to a request of this agent. */
  replied(message: Message, channel: BundleChannel | undefined): void {
    if (channel !== undefined) this.workflows.see(message, channel);
    this.#tell(message, received);
  }

  /** A message goes to its handlers; a system message has no channel of the contracts. */
  taken(message: Message, channel: BundleChannel | undefined): void {
    if (channel !== undefined) this.workflows.take(message, channel);
    this.#tell(message, received);
  }

  settled({ message, plan, outcome }: Delivery): void {
    if (plan !== undefined) this.workflows.settle(message, plan.channel, outcome);
  }

  close(): void {
    for (const watcher of [...this.#watchers]) watcher.close();
  }

  #tell(message: Message, observation: Observation): void {
    for (const watcher of this.#watchers) watcher.see(message, observation);
  }

  #add<Added extends Watcher>(watcher: Added): Added {
    if (this.#watchers.size >= maximumWatchers)
      throw new ParleyError(
        'overloaded',
        `an agent has ${maximumWatchers} subscriptions and timelines at most`,
      );
    this.#watchers.add(watcher);
    return watcher;
  }
}
