import type { Bundle, BundleAgent } from '@parley/schemas';
import { readFront } from '../presence/records.ts';
import type { Topics } from '../protocol/system-topics.ts';
import { createConfirmers } from './confirmers.ts';

export interface RetiredAgentsOptions {
  readonly bundle: Bundle;
  readonly agent: BundleAgent;
  readonly topics: Topics;
  /** One more will not come back. */
  readonly onRetired: (agent: string) => void;
}

/** More agents than this are followed by one wildcard. */
const maximumFilters = 64;

/** Agents that will not come back, as the record of their front says: nobody need wait for their receipts. REQ-DEL-8 */
export class RetiredAgents {
  /** What to subscribe to, to be told. */
  readonly filters: readonly string[];
  readonly #retired = new Set<string>();

  readonly #onRetired: (agent: string) => void;

  constructor({ bundle, agent, topics, onRetired }: RetiredAgentsOptions) {
    this.#onRetired = onRetired;
    const findConfirmers = createConfirmers(bundle, () => false);
    const durable = Object.keys(agent.sends).filter((name) => bundle.channels[name]?.durable != null);
    const peers = [...new Set(durable.flatMap((name) => findConfirmers(name, undefined)))];
    const others = peers.filter((name) => name !== agent.name);
    this.filters =
      others.length > maximumFilters ? [topics.front('+')] : others.map((name) => topics.front(name));
  }

  get names(): Iterable<string> {
    return this.#retired;
  }

  has(agent: string): boolean {
    return this.#retired.has(agent);
  }

  see(agent: string, payload: Uint8Array): void {
    if (readFront(payload)?.retired !== true) this.#retired.delete(agent);
    else if (!this.#retired.has(agent)) {
      this.#retired.add(agent);
      this.#onRetired(agent);
    }
  }
}
