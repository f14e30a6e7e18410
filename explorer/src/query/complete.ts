import { type Field, fieldByName, fields } from './fields.ts';
import { lex, type TermToken, type Token } from './lex.ts';
import type { Span } from './query.ts';

/** What a query could say next, in the place of a span of its text. */
export interface Suggestion extends Span {
  readonly text: string;
  readonly description: string;
}

/** The values that are known at the moment: what the contracts declare and what has been seen. */
export interface KnownValues {
  /** Names of parameters with their values. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Values of a field, most likely first. */
  valuesOf(field: string): readonly string[];
  /** Paths into the data of messages: `$.risk`. */
  readonly paths: readonly string[];
}

const maxSuggestions = 50;

/** What fits at a place of a query: names of fields, paths, or values of the field that is being written. */
export function completeQuery(text: string, caret: number, known: KnownValues): readonly Suggestion[] {
  const token = lex(text).tokens.find(({ start, end }) => start < caret && caret <= end);
  const found =
    token?.kind === 'term' && caret > token.nameSpan.end
      ? values(token, caret, known)
      : names(text, token, { caret, known });
  return found.slice(0, maxSuggestions);
}

interface At {
  readonly caret: number;
  readonly known: KnownValues;
}

function names(text: string, token: Token | undefined, { caret, known }: At): readonly Suggestion[] {
  const isWord = token?.kind === 'text' ? !token.quoted : token?.kind === 'term';
  if (token !== undefined && !isWord && caret > token.start && token.kind !== 'not' && token.kind !== '(')
    return [];
  const span = token !== undefined && isWord ? wordSpan(token) : { start: caret, end: caret };
  const typed = text.slice(span.start, caret).toLowerCase();
  const all = [
    ...fields.map((field) => ({
      text: `${field.name}${field.ordered === true ? '>' : ':'}`,
      description: field.description,
    })),
    ...Object.keys(known.parameters).map((name) => ({
      text: `${name}:`,
      description: 'Parameter of an address',
    })),
    ...known.paths.map((path) => ({ text: path, description: 'A value in the data' })),
  ];
  return fitting(all, typed).map((suggestion) => ({ ...suggestion, ...span }));
}

function wordSpan(token: Token): Span {
  const { start, end } = token.kind === 'term' ? token.nameSpan : token;
  return { start, end };
}

function values(token: TermToken, caret: number, known: KnownValues): readonly Suggestion[] {
  const value = token.values.find(({ start, end }) => start <= caret && caret <= end);
  if (value === undefined) return [];
  const typed = value.text.slice(0, caret - value.start).toLowerCase();
  const span = { start: value.start, end: value.end };
  const field = fieldByName.get(token.name);
  const words = field?.words ?? known.parameters[token.name] ?? known.valuesOf(token.name);
  const all = [...new Set([...words, ...examples(field)])].map((text) => ({
    text: quoteIfNeeded(text),
    description: field?.description ?? '',
  }));
  return fitting(all, typed).map((suggestion) => ({ ...suggestion, ...span }));
}

/** For what has no list of values, the shape of one. */
function examples(field: Field | undefined): readonly string[] {
  if (field?.kind === 'duration') return ['10ms', '100ms', '1s', '10s'];
  if (field?.kind === 'size') return ['1kB', '10kB', '100kB', '1MB'];
  if (field?.kind === 'time') return ['1m', '5m', '15m', '1h'];
  return [];
}

/** What begins with the letters comes before what has them inside. */
function fitting<Item extends { readonly text: string }>(
  items: readonly Item[],
  typed: string,
): readonly Item[] {
  const starts = items.filter(({ text }) => text.toLowerCase().startsWith(typed));
  const holds = items.filter(
    ({ text }) => !starts.some((item) => item.text === text) && text.toLowerCase().includes(typed),
  );
  return [...starts, ...holds];
}

function quoteIfNeeded(text: string): string {
  return /[\s(),"]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
