import { compareNumbers } from './columns.ts';
import { globTest } from './glob.ts';
import { type Marker, clearBit, countBits, eachBit, markAll, matters } from './marks.ts';
import { valueAt } from './path.ts';
import { markMembers } from './members.ts';
import { eventOf, markPayloadBytes, markPayloadText } from './payloads.ts';
import type { Comparison, PathQuery, QueryValue } from './query.ts';

/**
 * Marks the rows in whose data a value stands in a relation to one of the values. Most rows are told by what stands behind
 * the name in their bytes; only where that would do the payload is parsed, to see whether it stands at the path.
 */
export function markPath({ path, comparison, values }: PathQuery): Marker {
  const name = path.findLast((key) => !/^\d+$/.test(key));
  const test = (value: unknown) => holds(value, comparison, values);
  return markRead(name === undefined ? markAll : markMembers(name, test), (event) =>
    test(valueAt(dataOf(event), path)),
  );
}

/** Marks the rows whose envelope has one of the values in an attribute; of `tags` one among them. */
export function markAttribute(attribute: string, values: readonly QueryValue[]): Marker {
  const [only] = values;
  const plain = values.length === 1 && only !== undefined && !only.text.includes('*') ? only.text : '';
  const near = /^[\w:.-]+$/.test(plain)
    ? markPayloadText(plain)
    : markPayloadBytes(Buffer.from(`"${attribute}"`));
  return markRead(near, (event) => {
    const value = valueAt(event, [attribute]);
    if (typeof value !== 'string') return holds(value, '=', values);
    const texts = attribute === 'tags' ? value.split(',') : [value];
    return holds(texts, '=', values);
  });
}

/** Reads the payloads of what a cheap marker found. */
function markRead(near: Marker, test: (event: unknown) => boolean): Marker {
  return (range, bits, within) => {
    const { store, from, to } = range;
    // Where few rows matter, reading these is cheaper than searching all.
    if (within !== undefined && countBits(within) * 8 < to - from) bits.set(within);
    else near(range, bits, within);
    eachBit(bits, (index) => {
      if (!matters(within, index) || !test(eventOf(store, from + index))) clearBit(bits, index);
    });
  };
}

/** The data of an event; of JSON that is no event all of it. */
function dataOf(event: unknown): unknown {
  const isEvent = typeof event === 'object' && event !== null && Object.hasOwn(event, 'specversion');
  return isEvent ? valueAt(event, ['data']) : event;
}

/** Of a list one item is enough. */
function holds(value: unknown, comparison: Comparison, values: readonly QueryValue[]): boolean {
  if (value === undefined) return false;
  if (Array.isArray(value)) return value.some((item) => holds(item, comparison, values));
  if (comparison === '!=') return !values.some((wanted) => isEqual(value, wanted));
  if (comparison === '=') return values.some((wanted) => isEqual(value, wanted));
  return values.some((wanted) => compare(value, comparison, wanted));
}

function isEqual(value: unknown, { text, quoted }: QueryValue): boolean {
  if (typeof value === 'string') return quoted ? value === text : globTest(text)(value);
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
