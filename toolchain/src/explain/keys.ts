import type { Explanation } from './explanation.ts';
import { explanations } from './explanations.ts';
import { fileExplanations } from './file/explanations.ts';
import { structureExplanations } from './structure/explanations.ts';

/** What the check has to say about one key that people write. */
export interface KeyCoverage {
  /** As explanations name it: `channel.durable`, `agent.receives.retry`, `config.check`, `schema.pattern`. */
  readonly key: string;
  /** The rules that look at it, by id. Those that hold for every key (its name, its type, its words) are not among them. */
  readonly rules: readonly string[];
  /** Where there is no such rule: why none is needed. Markdown. */
  readonly note?: string;
}

const editors = 'For editors alone; nothing at run time reads it.';
const whenConnecting = 'Only a connection shows whether it is right; the client reports it then.';
const laterOnly = '`parley breaking` reads it, not the check.';

/** Keys that no rule needs to look at, beyond those that hold for every key. */
export const keyNotes: Readonly<Record<string, string>> = {
  'channels.$schema': editors,
  'agent.$schema': editors,
  'config.$schema': editors,
  'channel.durable.journal': 'Each of the three words is a sensible price for what it promises.',
  'channel.durable.records': 'Any number from 1 on works; a full journal rejects the send and says so.',
  'channel.reply.stream': 'Reserved: nothing but `false` is legal.',
  'agent.version': 'It belongs to your software, and any text may be a version there.',
  'agent.capabilities': 'Words for whoever looks for them on the card; any word is one.',
  'agent.sends.breaker.failureRate': 'Every share that is legal opens the circuit at some point.',
  'config.operators': 'An operator may be a tool, or an agent of a workspace that is not imported here.',
  'config.breaking.use': laterOnly,
  'config.breaking.against': laterOnly,
  'config.brokers.url': whenConnecting,
  'config.brokers.username': whenConnecting,
  'config.brokers.password': whenConnecting,
  'config.brokers.protocol': whenConnecting,
  'config.brokers.ca': whenConnecting,
  'config.brokers.cert': whenConnecting,
  'config.brokers.key': whenConnecting,
  'config.brokers.rejectUnauthorized': whenConnecting,
  'config.brokers.servername': whenConnecting,
};

/** Every key that a rule looks at or that has a note, sorted. */
export const keyCoverage: readonly KeyCoverage[] = createCoverage();

function createCoverage(): readonly KeyCoverage[] {
  const general = new Set<Explanation>([...fileExplanations, ...structureExplanations]);
  const rulesByKey = new Map<string, string[]>();
  for (const explanation of explanations) {
    if (general.has(explanation)) continue;
    for (const key of explanation.keys)
      rulesByKey.set(key, [...(rulesByKey.get(key) ?? []), explanation.rule]);
  }
  const keys = new Set([...rulesByKey.keys(), ...Object.keys(keyNotes)]);
  return [...keys].sort().map((key) => {
    const note = keyNotes[key];
    return { key, rules: (rulesByKey.get(key) ?? []).sort(), ...(note === undefined ? {} : { note }) };
  });
}
