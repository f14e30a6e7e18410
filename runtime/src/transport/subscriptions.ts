import { topicMatches } from '../protocol/topic.ts';
import type { Subscription } from './transport.ts';
import type { LinkSubscription } from './link.ts';

interface Entry {
  readonly subscription: Subscription;
  granted: boolean;
}

/** What one connection is subscribed to, and what a kept session must still forget. REQ-DEL-68 */
export class Subscriptions {
  readonly #entries = new Map<string, Entry>();
  readonly #dropped = new Set<string>();
  /** The filters whose retained messages this link asked for. */
  #retained: string[] = [];

  get dropped(): readonly string[] {
    return [...this.#dropped];
  }

  add(subscriptions: readonly Subscription[], granted: boolean): void {
    for (const subscription of subscriptions) {
      this.#entries.set(subscription.filter, { subscription, granted });
      this.#dropped.delete(subscription.filter);
    }
  }

  remove(filters: readonly string[]): void {
    for (const filter of filters) {
      this.#entries.delete(filter);
      this.#dropped.add(filter);
    }
  }

  /** The broker knows that these are gone. */
  forget(filters: readonly string[]): void {
    for (const filter of filters) this.#dropped.delete(filter);
  }

  startLink(): void {
    this.#retained = [];
  }

  asking(subscriptions: readonly LinkSubscription[]): void {
    for (const { filter, retained = true, renewed } of subscriptions) {
      if (retained && !renewed) this.#retained.push(filter);
    }
  }

  /** MQTT 3.1.1 sends retained messages at every subscription, asked for or not. */
  asksRetained(topic: string): boolean {
    return this.#retained.some((filter) => topicMatches(filter, topic));
  }

  /** All of them, as a new link must ask for them. */
  renewal(): LinkSubscription[] {
    return [...this.#entries.values()].map((entry) => ({ ...entry.subscription, renewed: entry.granted }));
  }

  granted(filters: readonly string[]): void {
    for (const filter of filters) {
      const entry = this.#entries.get(filter);
      if (entry !== undefined) entry.granted = true;
    }
  }
}
