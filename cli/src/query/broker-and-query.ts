import type { BrokerSettings } from '@parley/explorer/connect';
import { type BrokerTarget, resolveBroker } from '../broker/resolve.ts';
import { Failure } from '../failure.ts';

/** What a verb that watches is told. */
export interface WatchWords {
  /** Behind the verb: the broker, then words of a query. */
  readonly words?: readonly string[];
  readonly broker?: string | undefined;
  /** Queries that must all hold. */
  readonly where?: readonly string[];
}

interface Told {
  readonly target: BrokerTarget;
  /** As the user named it; undefined: as the configuration has it. */
  readonly broker: string | undefined;
  /** Each of them must hold. */
  readonly queries: readonly string[];
}

/**
 * Tells the broker from the query, in the same way for all verbs: without `--broker` the first word is the broker if it is a URL or
 * nothing but a name. A misspelt name must not become a query on another broker.
 */
export function readWords(
  { words = [], broker: option, where = [] }: WatchWords,
  settings: BrokerSettings,
): Told {
  const [first = ''] = words;
  const isFirst = option === undefined && isBroker(first, settings);
  const broker = isFirst ? first : option;
  const query = (isFirst ? words.slice(1) : words).join(' ');
  const queries = query === '' ? where : [...where, query];
  const target = isFirst ? named(first, settings) : resolveBroker(broker, settings);
  return { target, broker, queries };
}

/** As one query. */
export function allOf(queries: readonly string[]): string {
  return queries.length > 1 ? queries.map((query) => `(${query})`).join(' ') : (queries[0] ?? '');
}

function isBroker(word: string, { brokers = {} }: BrokerSettings): boolean {
  return word.includes('://') || /^\w[\w.-]*$/u.test(word) || Object.hasOwn(brokers, word);
}

function named(name: string, settings: BrokerSettings): BrokerTarget {
  try {
    return resolveBroker(name, settings);
  } catch (cause) {
    if (!(cause instanceof Failure) || name.includes('://')) throw cause;
    const hint = `${cause.hint ?? ''}\nTo look for a text: --where ${name}`;
    throw new Failure(cause.message, { cause, hint, exitCode: cause.exitCode });
  }
}
