import { parseSource, topicMatches } from '@parley/runtime/protocol';
import type { TextColumn } from '../store/columns.ts';
import { type RowVerdict, rowVerdicts, soundVerdicts } from '../store/row.ts';
import { markAttribute, markPath } from './data.ts';
import { intervalsOf, markFacts, markKinds, markNumbers, markTexts } from './columns.ts';
import { flagOf, flagWords, priorityWords } from './fields.ts';
import { globTest } from './glob.ts';
import { type Marker, markAll, markAny, markEvery, markOthers } from './marks.ts';
import { markPattern } from './pattern-search.ts';
import type { Comparison, FieldQuery, PatternQuery, Query, QueryValue, TextQuery } from './query.ts';
import { markPacketText } from './text-search.ts';
import { parseQueryDuration, parseQuerySize, parseQueryTime } from './units.ts';

export interface CompileOptions {
  /** Epoch milliseconds: what `since:5m` counts from. */
  readonly nowMs: number;
  /** The parameters in a topic, when it is the address of a channel. */
  readonly parametersOf?: (topic: string) => Readonly<Record<string, string>> | undefined;
  /** What rows are about, where their own topics do not tell. */
  readonly about?: AboutRows;
  /** Called once when a pattern takes so long that it is given up: from then on nothing is found by it. */
  readonly onTooSlow?: (pattern: PatternQuery) => void;
}

/** What a row is about by the number of its kind, at the row's place; the numbers go round as the store's do. */
export interface AboutRows {
  readonly numbers: Uint32Array;
  parametersOf(kind: number): Readonly<Record<string, string>> | undefined;
}

/** Turns a query into what marks its rows. */
export function compileQuery(query: Query, options: CompileOptions): Marker {
  switch (query.kind) {
    case 'all':
      return markAll;
    case 'and':
      return markEvery(cheapFirst(query.parts).map((part) => compileQuery(part, options)));
    case 'or':
      return markAny(cheapFirst(query.parts).map((part) => compileQuery(part, options)));
    case 'not':
      return markOthers(compileQuery(query.part, options));
    case 'text':
      return compileText(query);
    case 'pattern':
      return compilePattern(query, options);
    case 'path':
      return markPath(query);
    case 'field':
      return compileField(query, options);
  }
}

/** Columns before payloads, and patterns last: a marker is asked about what is left, and not when nothing is. */
function cheapFirst(parts: readonly Query[]): readonly Query[] {
  return [...parts].sort((left, right) => costOf(left) - costOf(right));
}

/** Fields whose values stand in no column. */
const dearFields = ['id', 'subject'];

function costOf(query: Query): number {
  switch (query.kind) {
    case 'all':
      return 0;
    case 'field':
      return dearFields.includes(query.name) || query.name.startsWith('header.') ? 1 : 0;
    case 'path':
      return 2;
    case 'text':
      return 3;
    case 'pattern':
      return 4;
    case 'not':
      return costOf(query.part);
    case 'and':
    case 'or':
      return Math.max(...query.parts.map(costOf));
  }
}

function compileText({ text }: TextQuery): Marker {
  if (text === '') return markAll;
  const lower = text.toLowerCase();
  return markAny([markTexts('topic', (topic) => topic.toLowerCase().includes(lower)), markPacketText(text)]);
}

function compilePattern(query: PatternQuery, { onTooSlow }: CompileOptions): Marker {
  const pattern = new RegExp(query.source, 'iu');
  return markPattern(pattern, () => onTooSlow?.(query));
}

type CompileField = (query: FieldQuery, options: CompileOptions) => Marker;

const compilers: Readonly<Record<string, CompileField>> = {
  channel: (query) => markTexts('channel', anyValue(query, nameTest)),
  type: (query) => markTexts('type', anyValue(query, nameTest)),
  topic: (query) => markTexts('topic', anyValue(query, topicTest)),
  from: (query) => compileAgent('sender', query),
  to: (query) => compileAgent('receiver', query),
  corr: (query) => markTexts('correlation', anyValue(query, correlationTest)),
  valid: ({ values }) => {
    const wanted = values.map(({ text }) => text === 'true');
    return markFacts('verdict', (verdict) => wanted.includes(isKept(rowVerdicts[verdict])));
  },
  verdict: ({ values }) => {
    const wanted = values.map(({ text }) => rowVerdicts.indexOf(text as RowVerdict));
    return markFacts('verdict', (verdict) => wanted.includes(verdict));
  },
  is: ({ values }) => {
    const bits = values.map(({ text }) => flagOf[text as (typeof flagWords)[number]]);
    return markFacts('flags', (flags) => bits.some((bit) => (flags & bit) !== 0));
  },
  latency: (query) => compileNumber(query, 'latency', parseQueryDuration),
  size: (query) => compileNumber(query, 'size', parseQuerySize),
  priority: (query) => compileNumber(query, 'priority', (text) => priorityWords.indexOf(text as 'low') + 1),
  since: ({ values }, { nowMs }) => compileTime(values, nowMs, '>='),
  until: ({ values }, { nowMs }) => compileTime(values, nowMs, '<'),
  id: (query) => markAttribute('id', query.values),
  subject: (query) => markAttribute('subject', query.values),
  tag: (query) => markTexts('tags', anyTag(anyValue(query, nameTest))),
};

function compileField(query: FieldQuery, options: CompileOptions): Marker {
  const { name, comparison } = query;
  const create = compilers[name] ?? (name.startsWith('header.') ? compileHeader : compileParameter);
  const isTurned = comparison === '!=' && !['latency', 'size', 'priority'].includes(name);
  const marker = create(query, options);
  return isTurned ? markOthers(marker) : marker;
}

const compileHeader: CompileField = ({ name, values }) => markAttribute(name.slice('header.'.length), values);

/** A parameter of the topic, or of what the message is about: a reply and a dead letter travel by other topics. */
const compileParameter: CompileField = (query, { parametersOf, about }) => {
  const test = anyValue(query, nameTest);
  const has = (parameters: Readonly<Record<string, string>> | undefined) =>
    parameters !== undefined && Object.hasOwn(parameters, query.name) && test(parameters[query.name] ?? '');
  const ofTopic = markTexts('topic', (topic) => has(parametersOf?.(topic)));
  if (about === undefined) return ofTopic;
  const { numbers } = about;
  return markAny([ofTopic, markKinds({ numbers, test: (kind) => has(about.parametersOf(kind)) })]);
};

/** System messages, clearings and what came twice keep their contracts too. */
function isKept(verdict: RowVerdict | undefined): boolean {
  return verdict !== undefined && soundVerdicts.includes(verdict);
}

function anyValue(query: FieldQuery, create: (value: QueryValue) => (text: string) => boolean) {
  const tests = query.values.map(create);
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (text: string) => tests.some((test) => test(text));
}

function nameTest({ text, quoted }: QueryValue): (name: string) => boolean {
  return quoted ? (name) => name === text : globTest(text);
}

function anyTag(test: (tag: string) => boolean): (tags: string) => boolean {
  return (tags) => tags !== '' && tags.split(',').some(test);
}

function topicTest(value: QueryValue): (topic: string) => boolean {
  const { text, quoted } = value;
  return !quoted && /[+#]/.test(text) ? (topic) => topicMatches(text, topic) : nameTest(value);
}

/** An agent stands for all its instances. */
function compileAgent(column: TextColumn, query: FieldQuery): Marker {
  const test = anyValue(query, nameTest);
  return markTexts(column, (text) => {
    if (text === '') return false;
    const [agent = text] = text.split('/');
    return test(text) || test(agent) || test(parseSource(text)?.agent ?? text);
  });
}

/** One letter tells of most ids that they are others, and sooner: there may be as many as rows. */
function correlationTest({ text }: QueryValue): (id: string) => boolean {
  if (text === '') return (id) => id !== '';
  const last = text.charCodeAt(text.length - 1);
  return (id) =>
    (id.charCodeAt(text.length - 1) === last && id.startsWith(text)) ||
    (id.charCodeAt(id.length - 1) === last && id.endsWith(text));
}

function compileNumber(
  { comparison, values }: FieldQuery,
  column: 'latency' | 'size' | 'priority',
  read: (text: string) => number | undefined,
): Marker {
  // A latency is kept as half of a number: what it is compared with is rounded alike.
  const rounded = column === 'latency' ? Math.fround : Number;
  const bounds = values.flatMap(({ text }) => read(text) ?? []).map(rounded);
  return markNumbers(
    column,
    bounds.flatMap((bound) => intervalsOf(comparison, bound)),
  );
}

function compileTime(values: readonly QueryValue[], nowMs: number, comparison: Comparison): Marker {
  const bounds = values.flatMap(({ text }) => parseQueryTime(text, nowMs) ?? []);
  return markNumbers(
    'time',
    bounds.flatMap((bound) => intervalsOf(comparison, bound)),
  );
}
