import { topicMatches } from '@parley/runtime/protocol';
import { flagOf } from '#explorer/query/fields.ts';
import { valueAt } from '#explorer/query/path.ts';
import type { FieldQuery, PathQuery, Query, QueryValue } from '#explorer/query/query.ts';
import { parseQueryDuration, parseQuerySize, parseQueryTime } from '#explorer/query/units.ts';
import type { NewRow } from '#explorer/store/row.ts';
import { readRow } from './packets.ts';

export interface NaiveScene {
  readonly nowMs: number;
  /** The parameters of what a row is about, by all that is known. */
  readonly parametersOf: (row: NewRow) => readonly Readonly<Record<string, string>>[];
}

/** Whether a query finds a row, said in the plainest way: one row, no index, no store. */
export function finds(query: Query, row: NewRow, scene: NaiveScene): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => finds(part, row, scene));
    case 'or':
      return query.parts.some((part) => finds(part, row, scene));
    case 'not':
      return !finds(query.part, row, scene);
    case 'text':
      return textsOf(row).some((text) => text.toLowerCase().includes(query.text.toLowerCase()));
    case 'pattern':
      return textsOf(row).some((text) => new RegExp(query.source, 'iu').test(text));
    case 'path':
      return findsPath(query, row);
    case 'field':
      return findsField(query, row, scene);
  }
}

function textsOf(row: NewRow): readonly string[] {
  return [row.topic, readRow(row).text];
}

const ordered = ['latency', 'size', 'priority'];

function findsField(query: FieldQuery, row: NewRow, scene: NaiveScene): boolean {
  const isTurned = query.comparison === '!=' && !ordered.includes(query.name);
  const { name, comparison } = query;
  const judge = judges[name] ?? (name.startsWith('header.') ? inHeader : inParameters);
  return query.values.some((value) => judge(row, value, { name, comparison, scene })) !== isTurned;
}

interface Asked {
  readonly name: string;
  readonly comparison: PathQuery['comparison'];
  readonly scene: NaiveScene;
}

type Judge = (row: NewRow, value: QueryValue, asked: Asked) => boolean;

const sound = ['valid', 'system', 'cleared', 'duplicate'];
const priorities = ['none', 'low', 'normal', 'high', 'critical'];

const inHeader: Judge = (row, value, { name }) =>
  holds(valueAt(readRow(row).event, [name.replace('header.', '')]), '=', value);

const inParameters: Judge = (row, value, { name, scene }) =>
  scene.parametersOf(row).some((each) => name in each && isName(each[name] ?? '', value));

const judges: Readonly<Record<string, Judge>> = {
  channel: ({ channel = '' }, value) => isName(channel, value),
  type: ({ type = '' }, value) => isName(type, value),
  topic: ({ topic }, value) =>
    !value.quoted && /[+#]/.test(value.text) ? topicMatches(value.text, topic) : isName(topic, value),
  from: ({ sender }, value) => isAgent(sender, value),
  to: ({ receiver }, value) => isAgent(receiver, value),
  corr: ({ correlationId = '' }, { text }) =>
    correlationId !== '' && (correlationId.startsWith(text) || correlationId.endsWith(text)),
  tag: ({ tags = '' }, value) => tags !== '' && tags.split(',').some((tag) => isName(tag, value)),
  valid: ({ verdict }, { text }) => sound.includes(verdict) === (text === 'true'),
  verdict: ({ verdict }, { text }) => verdict === text,
  is: ({ flags }, { text }) => (flags & flagOf[text as keyof typeof flagOf]) !== 0,
  latency: ({ latencyMs = NaN }, { text }, { comparison }) =>
    compare(Math.fround(latencyMs), comparison, Math.fround(parseQueryDuration(text) ?? NaN)),
  size: ({ size }, { text }, { comparison }) => compare(size, comparison, parseQuerySize(text) ?? NaN),
  priority: ({ priority = 2 }, { text }, { comparison }) =>
    compare(priority, comparison, priorities.indexOf(text)),
  since: ({ receivedAtMs }, { text }, { scene }) =>
    receivedAtMs >= (parseQueryTime(text, scene.nowMs) ?? NaN),
  until: ({ receivedAtMs }, { text }, { scene }) => receivedAtMs < (parseQueryTime(text, scene.nowMs) ?? NaN),
  id: (row, value) => holds(valueAt(readRow(row).event, ['id']), '=', value),
  subject: (row, value) => holds(valueAt(readRow(row).event, ['subject']), '=', value),
};

function isAgent(source: string | undefined, value: QueryValue): boolean {
  if (source === undefined || source === '') return false;
  return isName(source, value) || isName(source.split('/')[0] ?? '', value);
}

/** With stars for any letters, unless it is in quotes. */
function isName(name: string, { text, quoted }: QueryValue): boolean {
  if (quoted) return name === text;
  const parts = text.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(name);
}

function findsPath({ path, comparison, values }: PathQuery, row: NewRow): boolean {
  const { event } = readRow(row);
  const isEvent = typeof event === 'object' && event !== null && Object.hasOwn(event, 'specversion');
  const value = valueAt(isEvent ? valueAt(event, ['data']) : event, path);
  if (comparison !== '!=') return values.some((each) => holds(value, comparison, each));
  // One value of a list that is none of those that are named.
  const items = (Array.isArray(value) ? value.flat(Infinity) : [value]) as readonly unknown[];
  return items.some((item) => item !== undefined && !values.some((each) => holds(item, '=', each)));
}

function holds(value: unknown, comparison: PathQuery['comparison'], wanted: QueryValue): boolean {
  if (Array.isArray(value)) return value.some((item) => holds(item, comparison, wanted));
  const { text, quoted } = wanted;
  if (typeof value === 'string') {
    if (comparison === '=') return isName(value, wanted);
    return compare(value < text ? -1 : value > text ? 1 : 0, comparison, 0);
  }
  if (quoted) return false;
  if (typeof value === 'number') return text !== '' && compare(value, comparison, Number(text));
  return comparison === '=' && (typeof value === 'boolean' || value === null) && String(value) === text;
}

function compare(value: number, comparison: PathQuery['comparison'], bound: number): boolean {
  if (Number.isNaN(value) || Number.isNaN(bound)) return false;
  return {
    '=': value === bound,
    '!=': value !== bound,
    '>': value > bound,
    '>=': value >= bound,
    '<': value < bound,
    '<=': value <= bound,
  }[comparison];
}
