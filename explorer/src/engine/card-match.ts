import type { Bundle, CardData } from '@parley/schemas';
import type { CapturedMessage } from '../capture/capture.ts';

/** Whether an instance holds the contracts of this workspace, as the hashes on its card tell. */
export interface ContractMatch {
  readonly agent: string;
  readonly instance: string;
  readonly version: string | undefined;
  /** `same`: every message type that both know. */
  readonly match: 'same' | 'differs';
  /** Types of which it has another contract. */
  readonly differing: readonly string[];
  /** Types that it knows and the workspace does not. */
  readonly unknown: readonly string[];
  /** Types that its declaration here has, and its card has not. */
  readonly lacking: readonly string[];
}

/** The cards of instances, the latest of each. */
export interface Cards {
  see(captured: CapturedMessage): void;
  match(bundle: Bundle): readonly ContractMatch[];
}

/** More are a flood; the ones that came last stay. */
const maxCards = 5000;
/** Longer lists nobody reads. */
const maxTypes = 200;
/** Of a card its contracts are kept: nobody has that many. */
const maxCardBytes = 256 * 1024;

export function createCards(): Cards {
  const cards = new Map<string, Pick<CardData, 'agent' | 'instance' | 'version' | 'messages'>>();
  return {
    see: ({ system, verdict, message, size }) => {
      if (system?.kind !== 'card') return;
      const key = `${system.agent}/${system.instance}`;
      cards.delete(key);
      if (verdict.kind !== 'system' || size > maxCardBytes) return;
      if (cards.size >= maxCards) cards.delete(cards.keys().next().value ?? '');
      const { version, messages } = message.data as CardData;
      // Whose card it is says the topic, not whoever wrote it.
      cards.set(key, { agent: system.agent, instance: system.instance, version, messages });
    },
    match: (bundle) => [...cards.values()].map((card) => matchCard(card, bundle)),
  };
}

function matchCard(
  { agent, instance, version, messages }: Pick<CardData, 'agent' | 'instance' | 'version' | 'messages'>,
  bundle: Bundle,
): ContractMatch {
  const types = Object.entries(messages);
  const known = types.filter(([type]) => Object.hasOwn(bundle.messages, type));
  const differing = known.filter(([type, hash]) => bundle.messages[type]?.hash !== hash);
  const names = (list: readonly (readonly [string, string])[]) =>
    list.slice(0, maxTypes).map(([type]) => type);
  return {
    ...{ agent, instance, version: version ?? undefined },
    match: differing.length === 0 ? 'same' : 'differs',
    differing: names(differing),
    unknown: names(types.filter(([type]) => !Object.hasOwn(bundle.messages, type))),
    lacking: declaredTypes(agent, bundle).filter((type) => !Object.hasOwn(messages, type)),
  };
}

function declaredTypes(name: string, { agents, messages }: Bundle): readonly string[] {
  const agent = Object.hasOwn(agents, name) ? agents[name] : undefined;
  const uses = [...Object.values(agent?.receives ?? {}), ...Object.values(agent?.sends ?? {})];
  return [...new Set(uses.flatMap((use) => use.messages))].filter((type) => Object.hasOwn(messages, type));
}
