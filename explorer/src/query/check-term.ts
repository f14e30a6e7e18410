import { nearestOf } from '@parley/toolchain';
import { type Field, fieldByName, fields } from './fields.ts';
import type { TermToken } from './lex.ts';
import type { QueryError, QueryValue } from './query.ts';
import { parseQueryDuration, parseQuerySize, parseQueryTime } from './units.ts';

/** What else a query may name. */
export interface TermNames {
  /** The parameters of the contracts' addresses: `region:eu`. */
  readonly parameters?: readonly string[];
}

/** What is wrong with one `name:value`. */
export function checkTerm(term: TermToken, names: TermNames): readonly QueryError[] {
  const missing = term.values.find(({ text, quoted }) => text === '' && !quoted);
  if (missing !== undefined)
    return [{ start: term.start, end: term.end, message: `${term.name} needs a value` }];
  if (term.name.startsWith('$')) return checkOrder(term, true);
  const field = fieldByName.get(term.name);
  if (field !== undefined) return checkField(term, field);
  if (names.parameters?.includes(term.name) || /^header\.[a-z][a-z0-9]*$/.test(term.name))
    return checkOrder(term, false);
  return [unknownName(term, names)];
}

function unknownName(term: TermToken, names: TermNames): QueryError {
  const known = [...fields.map(({ name }) => name), ...(names.parameters ?? [])];
  const suggestion = nearestOf(term.name, known);
  const message =
    suggestion === undefined
      ? `nothing is called "${term.name}"; put it in quotes to search for the text`
      : `nothing is called "${term.name}"; did you mean ${suggestion}?`;
  return { ...term.nameSpan, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

function checkField(term: TermToken, field: Field): readonly QueryError[] {
  const errors = term.values.flatMap((value) => checkValue(value, field));
  return [...checkOrder(term, field.ordered === true), ...errors];
}

function checkOrder(term: TermToken, isOrdered: boolean): readonly QueryError[] {
  if (term.comparison === '=' || term.comparison === '!=') return [];
  if (isOrdered && term.values.length === 1) return [];
  const message = isOrdered
    ? `${term.comparison} takes one value`
    : `${term.name} has no order; write ${term.name}:value`;
  return [{ start: term.start, end: term.end, message }];
}

const readers: Partial<
  Record<Field['kind'], { readonly read: (text: string) => unknown; readonly wanted: string }>
> = {
  duration: { read: parseQueryDuration, wanted: 'a duration like 200ms or 2s' },
  size: { read: parseQuerySize, wanted: 'a size like 900 or 1.3kB' },
  time: {
    read: (text) => parseQueryTime(text, Date.UTC(2000, 0, 2)),
    wanted: 'a time like 14:31:40, an ISO time, or 5m for five minutes ago',
  },
};

function checkValue({ text, start, end }: QueryValue, { words, kind }: Field): readonly QueryError[] {
  if (words !== undefined && !words.includes(text)) {
    const suggestion = nearestOf(text, words);
    const message = `"${text}" is none of ${words.join(', ')}`;
    return [{ start, end, message, ...(suggestion === undefined ? {} : { suggestion }) }];
  }
  const reader = readers[kind];
  if (reader === undefined || reader.read(text) !== undefined) return [];
  return [{ start, end, message: `"${text}" is not ${reader.wanted}` }];
}
