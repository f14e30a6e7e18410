import type { Bundle, BundleAgent } from '@parley/schemas';
import { formatSource } from '../protocol/names.ts';
import { readCard } from './records.ts';

/** A message type of which a peer holds another contract. */
export interface Mismatch {
  readonly agent: string;
  readonly instance: string;
  readonly version: string | null;
  readonly type: string;
}

export interface HandshakeOptions {
  readonly bundle: Bundle;
  readonly agent: BundleAgent;
  /** Once per agent, type and contract. */
  readonly onMismatch: (mismatch: Mismatch) => void;
}

/** Instances whose differences are remembered, and differences that were told. */
const maximum = 10_000;

/** Compares the contract hashes on the cards of peers with one's own. REQ-PRES-30 */
export class Handshake {
  /** The agents that share a message type with this one. */
  readonly peers: readonly string[];
  readonly #options: HandshakeOptions;
  readonly #own: ReadonlyMap<string, string>;
  readonly #differing = new Map<string, ReadonlySet<string>>();
  readonly #told = new Set<string>();

  constructor(options: HandshakeOptions) {
    this.#options = options;
    const { bundle, agent } = options;
    this.#own = new Map(
      [...typesOf(agent, bundle)].flatMap((type): [string, string][] => {
        const hash = bundle.messages[type]?.hash;
        return hash === undefined ? [] : [[type, hash]];
      }),
    );
    this.peers = Object.values(bundle.agents)
      .filter(({ name, external }) => name !== agent.name && !external)
      .filter((other) => [...typesOf(other, bundle)].some((type) => this.#own.has(type)))
      .map(({ name }) => name);
  }

  /** A card was published, or taken away by an empty payload. */
  see(names: { readonly agent: string; readonly instance: string }, payload: Uint8Array): void {
    const { agent, instance } = names;
    const source = formatSource(agent, instance);
    const card = readCard(payload);
    const differing = Object.entries(card?.messages ?? {}).filter(
      ([type, hash]) => this.#own.has(type) && this.#own.get(type) !== hash,
    );
    if (differing.length === 0) {
      this.#differing.delete(source);
      return;
    }
    if (this.#differing.size < maximum) this.#differing.set(source, new Set(differing.map(([type]) => type)));
    for (const [type, hash] of differing) {
      if (this.#isNews(`${agent} ${type} ${hash}`))
        this.#options.onMismatch({ agent, instance, version: card?.version ?? null, type });
    }
  }

  /** Whether the sender holds another contract of the type, as far as its card is known. */
  differs(source: string, type: string): boolean {
    return this.#differing.size > 0 && this.#differing.get(source)?.has(type) === true;
  }

  #isNews(key: string): boolean {
    if (this.#told.has(key) || this.#told.size >= maximum) return false;
    this.#told.add(key);
    return true;
  }
}

/** The message types that an agent sends or takes, replies among them. */
export function typesOf(agent: BundleAgent, bundle: Bundle): ReadonlySet<string> {
  const entries = [...Object.entries(agent.receives), ...Object.entries(agent.sends)];
  const replies = entries.flatMap(([key]) => {
    const channel = Object.hasOwn(bundle.channels, key) ? bundle.channels[key] : undefined;
    return bundle.channels[channel?.reply?.channel ?? '']?.messages ?? [];
  });
  return new Set([...entries.flatMap(([, { messages }]) => messages), ...replies]);
}
