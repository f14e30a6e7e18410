import { type QueryError, queryErrors } from '@parley/explorer';
import type { Bundle } from '@parley/schemas';
import { Failure } from '../failure.ts';
import { widthOf } from '../report/width.ts';
import { escapeText } from '../terminal/escape.ts';

/** The query, when it can be used; else a failure that shows its place. Nothing of it is ignored in silence. */
export function readQuery(query: string, bundle: Bundle): string {
  const [error] = queryErrors(query, bundle);
  if (error !== undefined) throw new Failure(`the query: ${error.message}`, { hint: pointAt(query, error) });
  return query;
}

/** The query with carets under what is wrong. */
export function pointAt(query: string, { start, end }: Pick<QueryError, 'start' | 'end'>): string {
  const before = widthOf(escapeText(query.slice(0, start)));
  const length = Math.max(1, widthOf(escapeText(query.slice(start, end))));
  return `  ${escapeText(query)}\n  ${' '.repeat(before)}${'^'.repeat(length)}`;
}
