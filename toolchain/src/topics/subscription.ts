import type { AgentDeclaration } from '../model/agent.ts';
import type { Address } from './address.ts';
import { type Level, listedValues } from './level.ts';

/** An agent whose free parameters have more values together subscribes by `+`. */
const maxTopics = 64;

/** What an agent subscribes to for an address. */
export interface Subscription {
  /** The filter as a broker sees it; of a parameter that the agent is bound to, or whose values are listed, its name. */
  readonly filter: string;
  /** The topics that it takes in. */
  readonly topics: Address;
}

/** A parameter that the agent is bound to has its value at run time; the others are listed or wild. */
export function subscriptionOf({ parameters }: AgentDeclaration, address: Address): Subscription {
  const isFree = (level: Level): boolean => level.kind === 'parameter' && !parameters.includes(level.name);
  const count = address.filter(isFree).reduce((product, level) => product * countOf(level), 1);
  const topics = address.map((level) => (count > maxTopics && isFree(level) ? wild : level));
  const filter = topics.map((level) => (level === wild ? '+' : textOf(level))).join('/');
  return { filter, topics };
}

const wild: Level = { kind: 'parameter', name: '+', schema: true };

function countOf(level: Level): number {
  return level.kind === 'text' ? 1 : (listedValues(level.schema)?.length ?? Infinity);
}

function textOf(level: Level): string {
  return level.kind === 'text' ? level.text : `{${level.name}}`;
}
