import { createTopics } from '@parley/runtime/protocol';
import type { Bundle } from '@parley/schemas';
import { parseQuery } from '../query/parse.ts';
import type { FieldQuery, Query, QueryValue } from '../query/query.ts';

/** Whether a query asks by name for messages of the protocol itself, which are left out where nobody does. */
export function asksForSystem(query: string, { prefix, tenant }: Bundle): boolean {
  const root = `${createTopics({ prefix, tenant }).channel(prefix)}/`;
  return asks(parseQuery(query).query, root);
}

function asks(query: Query, root: string): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.some((part) => asks(part, root));
  if (query.kind !== 'field' || query.comparison === '!=') return false;
  return query.values.some((value) => namesSystem(query, value, root));
}

function namesSystem({ name }: FieldQuery, { text }: QueryValue, root: string): boolean {
  switch (name) {
    case 'is':
      return text === 'system' || text === 'dead-letter';
    case 'verdict':
      return text === 'system';
    case 'type':
      return text.startsWith('parley.');
    case 'topic':
      return text.startsWith(root);
    default:
      return false;
  }
}
