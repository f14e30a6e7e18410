import fc from 'fast-check';
import { rowFlags, type NewRow } from '#explorer/store/row.ts';
import { newRow } from './rows.ts';

const words = ['gear', 'Gearbox', 'x-1', 'a,b', 'say "hi"', 'gear box', '1.5', 'é', ''];
const scalar = fc.oneof(
  fc.constantFrom(...words),
  fc.integer({ min: 0, max: 9 }),
  fc.boolean(),
  fc.constant(null),
);
const data = fc.oneof(
  fc.record({ a: scalar, b: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })) }, { requiredKeys: [] }),
  fc.record({ a: fc.record({ b: scalar }), gear: scalar }),
  scalar,
);

/** An event, as some agent may send it. */
const event = fc
  .record({
    type: fc.constantFrom('t1', 't2'),
    data,
    tags: fc.constantFrom('urgent', 'eu,urgent', 'us'),
    id: fc.constantFrom('m1', 'm2'),
    subject: fc.constantFrom('VH-1', 'VH-2', 7),
    space: fc.constantFrom(0, 2),
  })
  .map(({ space, ...rest }) =>
    Buffer.from(JSON.stringify({ specversion: '1.0', ...rest }, undefined, space)),
  );
const broken = fc
  .tuple(event, fc.nat(60))
  .map(([bytes, length]) => bytes.subarray(0, Math.max(0, bytes.length - length - 1)));
const packet = fc.oneof(
  { weight: 6, arbitrary: event },
  { weight: 1, arbitrary: broken },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('gear 1,5', '"gear', '{"a":1}{"a":1}', '{"\\u0061":"gear"}', '5')
      .map((text) => Buffer.from(text)),
  },
);

const single = fc
  .record({
    payload: packet,
    properties: fc.constantFrom(undefined, '{"contentType":"gear/json"}', '{"x":"1.5"}'),
    kind: fc.constantFrom('t1', 't2'),
  })
  .map(({ payload, properties, kind }) => [newRow({ payload, properties, type: kind, topic: 'nothing' })]);
const batch = fc.array(event, { minLength: 2, maxLength: 3 }).map((events) => {
  const payload = Buffer.from(`[${events.map((each) => each.toString()).join(',')}]`);
  return events.map((_, entry) => newRow({ payload, entry, flags: rowFlags.batched, topic: 'nothing' }));
});

/** Rows of a store as they may come: events, batches of them, and bytes that are none. */
export const anyRows: fc.Arbitrary<readonly NewRow[]> = fc
  .array(fc.oneof({ weight: 8, arbitrary: single }, { weight: 1, arbitrary: batch }), { maxLength: 60 })
  .map((packets) => packets.flat());

/** What a row holds, without the store: its text and its event. */
export function readRow({ payload, properties = '', flags, entry = 0 }: NewRow): {
  readonly text: string;
  readonly event: unknown;
} {
  const text = Buffer.from(payload).toString();
  const value = parse(text);
  if ((flags & rowFlags.batched) === 0) return { text: text + properties, event: value };
  const event: unknown = Array.isArray(value) ? value[entry] : undefined;
  return { text: JSON.stringify(event), event };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export { words };
