import type { Bundle, BundleAgent } from '@parley/schemas';
import { parseSource } from '../protocol/names.ts';

/** What a sender is to the contracts. */
type Standing =
  | {
      readonly kind: 'declared';
      readonly name: string;
      readonly sends: ReadonlyMap<string, ReadonlySet<string>>;
    }
  | { readonly kind: 'operator' }
  | { readonly kind: 'unknown' };

/** Why a message should not have been sent by whom it names. */
export interface SenderFault {
  /** `undeclared`: its declaration does not have this send. `unknown`: the contracts have no such agent. */
  readonly kind: 'undeclared' | 'unknown';
  readonly reason: string;
}

/** Sources that are remembered; more than a fleet has, and little memory where somebody invents them. */
const maximumSources = 10_000;
const unknown: Standing = { kind: 'unknown' };
const operator: Standing = { kind: 'operator' };

/** Who may send what, worked out once from the contracts. REQ-PRES-31 */
export class SenderRules {
  readonly #agents: ReadonlyMap<string, Standing>;
  readonly #sources = new Map<string, Standing>();

  constructor(bundle: Bundle) {
    this.#agents = new Map([
      ...Object.values(bundle.agents).map(
        (agent) =>
          [agent.name, { kind: 'declared', name: agent.name, sends: sendsOf(agent, bundle) }] as const,
      ),
      ...bundle.operators.map((name) => [name, operator] as const),
    ]);
  }

  /** Undefined where the contracts allow it. Operators may send anything. */
  fault(source: string, channel: string, type: string): SenderFault | undefined {
    const standing = this.#sources.get(source) ?? this.#find(source);
    if (standing.kind === 'operator') return undefined;
    if (standing.kind === 'unknown') return { kind: 'unknown', reason: `the contracts know no ${source}` };
    const types = standing.sends.get(channel);
    if (types?.has(type) === true) return undefined;
    const what = types === undefined ? `send on ${channel}` : `send ${type} on ${channel}`;
    return { kind: 'undeclared', reason: `${standing.name} does not declare that it may ${what}` };
  }

  /** Every name of an instance is a source of its own. */
  #find(source: string): Standing {
    const name = parseSource(source)?.agent;
    const standing = (name === undefined ? undefined : this.#agents.get(name)) ?? unknown;
    if (this.#sources.size >= maximumSources) this.#sources.clear();
    this.#sources.set(source, standing);
    return standing;
  }
}

/** By channel: what it declares, what a fallback takes over, and replies, which receiving the request implies; a backup answers too. */
function sendsOf(agent: BundleAgent, bundle: Bundle): ReadonlyMap<string, ReadonlySet<string>> {
  const sends = new Map<string, Set<string>>();
  const allow = (channel: string, types: readonly string[]): void => {
    const known = sends.get(channel) ?? new Set();
    sends.set(channel, known);
    for (const type of types) known.add(type);
  };
  for (const [channel, { messages, fallback }] of Object.entries(agent.sends)) {
    allow(channel, messages);
    if (fallback !== null) allow(fallback, messages);
  }
  const answering = Object.values(bundle.agents).filter(
    ({ name, backup }) => name === agent.name || backup === agent.name,
  );
  for (const key of answering.flatMap(({ receives }) => Object.keys(receives))) {
    const reply = Object.hasOwn(bundle.channels, key) ? bundle.channels[key]?.reply?.channel : undefined;
    if (reply !== undefined) allow(reply, bundle.channels[reply]?.messages ?? []);
  }
  return sends;
}
