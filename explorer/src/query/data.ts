import { compareNumbers } from './columns.ts';
import { globTest } from './glob.ts';
import type { Marker } from './marks.ts';
import { valueAt } from './path.ts';
import type { Comparison, PathQuery, QueryValue } from './query.ts';
import { markValues } from './value-search.ts';

/** Marks the rows in whose data a value stands in a relation to one of the values. */
export function markPath({ path, comparison, values }: PathQuery): Marker {
  const wanted = values.map(toWanted);
  return markValues({
    pick: (event) => valueAt(dataOf(event), path),
    test: (value) => holds(value, comparison, wanted),
    text: comparison === '=' ? onlyText(values) : undefined,
    name: path.findLast((key) => !/^\d+$/.test(key)),
  });
}

/** Marks the rows whose envelope has one of the values in an attribute. */
export function markAttribute(attribute: string, values: readonly QueryValue[]): Marker {
  const wanted = values.map(toWanted);
  return markValues({
    pick: (event) => valueAt(event, [attribute]),
    test: (value) => holds(value, '=', wanted),
    text: onlyText(values),
    name: attribute,
  });
}

/** The only text that is equal to one of the values; undefined when there may be several. */
function onlyText([first, ...others]: readonly QueryValue[]): string | undefined {
  if (first === undefined || others.length > 0) return undefined;
  // Bytes that are no UTF-8 are read as U+FFFD, and so are halves of letters.
  const isOne = !/[\ufffd\ud800-\udfff]/.test(first.text) && (first.quoted || !first.text.includes('*'));
  return isOne ? first.text : undefined;
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
