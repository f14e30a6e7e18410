import { compareNumbers } from './columns.ts';
import { globTest } from './glob.ts';
import { type Marker, markEvery } from './marks.ts';
import { valueAt } from './path.ts';
import type { Comparison, PathQuery, QueryValue } from './query.ts';
import { markPacketText } from './text-search.ts';
import { markValues } from './value-search.ts';

/** Marks the rows in whose data a value stands in a relation to one of the values. */
export function markPath({ path, comparison, values }: PathQuery): Marker {
  const wanted = values.map(toWanted);
  return markValues({
    pick: (event) => valueAt(dataOf(event), path),
    test: (value) => holds(value, comparison, wanted),
    name: path.findLast((key) => !/^\d+$/.test(key)),
  });
}

/** Marks the rows whose envelope has one of the values in an attribute. */
export function markAttribute(attribute: string, values: readonly QueryValue[]): Marker {
  const wanted = values.map(toWanted);
  const marker = markValues({
    pick: (event) => valueAt(event, [attribute]),
    test: (value) => holds(value, '=', wanted),
    name: attribute,
  });
  const [only] = values;
  const isPlain =
    values.length === 1 && only !== undefined && /^[\w.-]{4,}$/.test(only.text) && isNaN(Number(only.text));
  // A word is found sooner than each message is looked at.
  return isPlain ? markEvery([markPacketText(only.text), marker]) : marker;
}

/** The data of an event; of JSON that is no event all of it. */
function dataOf(event: unknown): unknown {
  const isEvent = typeof event === 'object' && event !== null && Object.hasOwn(event, 'specversion');
  return isEvent ? valueAt(event, ['data']) : event;
}

interface WantedValue extends QueryValue {
  readonly isLike: (text: string) => boolean;
}

function toWanted(value: QueryValue): WantedValue {
  const { text, quoted } = value;
  return { ...value, isLike: quoted ? (own) => own === text : globTest(text) };
}

function holds(value: unknown, comparison: Comparison, values: readonly WantedValue[]): boolean {
  if (comparison === '!=') return !values.some((wanted) => isEqual(value, wanted));
  if (comparison === '=') return values.some((wanted) => isEqual(value, wanted));
  return values.some((wanted) => compare(value, comparison, wanted));
}

function isEqual(value: unknown, { text, quoted, isLike }: WantedValue): boolean {
  if (typeof value === 'string') return isLike(value);
  if (quoted) return false;
  if (typeof value === 'number') return text !== '' && value === Number(text);
  return typeof value === 'boolean' || value === null ? String(value) === text : false;
}

/** Numbers by their size, texts by their letters: so ISO times compare as times. */
function compare(value: unknown, comparison: Comparison, { text, quoted }: QueryValue): boolean {
  if (typeof value === 'number')
    return !quoted && text !== '' && compareNumbers(value, comparison, Number(text));
  if (typeof value !== 'string') return false;
  const order = value < text ? -1 : value > text ? 1 : 0;
  return compareNumbers(order, comparison, 0);
}
