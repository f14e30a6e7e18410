import fc from 'fast-check';
import { type NewRow, rowFlags, rowVerdicts } from '#explorer/store/row.ts';
import { anyRows } from './packets.ts';

/** What `since:5m` counts from in tests. */
export const now = Date.UTC(2026, 10, 21, 14, 31, 40);

/** Terms of every kind, with every comparison that each takes. */
const terms = [
  ...['channel:a.b', 'channel:a*', 'channel!=a.b', 'channel:"a*"', 'channel:c,a.b', 'type:t*', 'type!=t1'],
  ...[
    'topic:fleet/+/x',
    'topic:fleet/#',
    'topic:*us*',
    'topic:debug',
    'from:a',
    'from:a/1',
    'from!=a',
    'to:b',
    'to:*',
  ],
  ...[
    'corr:11',
    'corr:0a',
    'corr:0a11',
    'corr!=0a11',
    'corr:""',
    'valid:true',
    'valid:false',
    'valid:true,false',
  ],
  ...['verdict:late', 'verdict:invalid,duplicate', 'verdict!=valid', 'is:retained', 'is:reply,dead-letter'],
  ...[
    'latency:41.3',
    'latency!=41.3',
    'latency>41.3',
    'latency>=41.3',
    'latency<200ms',
    'latency<=200ms',
    'latency:41.3,0',
  ],
  ...['size:5', 'size!=5', 'size>5', 'size>=5', 'size<5', 'size<=5', 'size:5,6', 'size>4.5'],
  ...['priority:high', 'priority!=high', 'priority>low', 'priority>=high', 'priority<high', 'priority<=low'],
  ...['since:5s', 'until:5s', 'since:2026-11-21T00:00:00Z', 'until:2026-11-21T00:00:00Z', 'since!=5s'],
  ...['id:m1', 'id!=m1', 'subject:VH-1', 'subject:VH*', 'tag:urgent', 'tag!=eu', 'tag:e*', 'tag:"e*"'],
  ...['header.gear:x', 'header.type:t1', 'region:eu', 'region!=eu', 'region:*', 'region:us,eu'],
  ...[
    '$.a:gear',
    '$.a!=gear',
    '$.a>4',
    '$.a>=4',
    '$.a<4',
    '$.a<=4',
    '$.a<gear',
    '$.a:true',
    '$.a:null',
    '$.a:"4"',
  ],
  ...['$.b:4', '$.b!=4', '$.b[1]:gear', '$.a.b:*', '$.a:4,5', '$.a!=4,5', '$:gear', '$.b:x*'],
  ...[
    'gear',
    'GEAR',
    'é',
    '"a\\":"',
    '"a,b"',
    'fleet',
    'debug',
    '/gear/',
    '/[a-c]\\d/',
    '/^fleet/',
    '/true|null/',
  ],
];

/** Queries of such terms, side by side, with `or`, and turned round. */
export const anyQuery: fc.Arbitrary<string> = fc.letrec<{ readonly query: string }>((tie) => ({
  query: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...terms) },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('query'), tie('query')).map(([left, right]) => `(${left} or ${right})`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('query'), tie('query')).map(([left, right]) => `(${left} ${right})`),
    },
    { weight: 1, arbitrary: tie('query').map((part) => `-${part}`) },
  ),
})).query;

const columns = fc.record({
  receivedAtMs: fc.constantFrom(0, now - 5001, now - 5000, now),
  topic: fc.constantFrom('fleet/eu/x', 'fleet/us/y', 'debug'),
  verdict: fc.constantFrom(...rowVerdicts),
  channel: fc.constantFrom(undefined, 'a.b', 'a.c', 'c'),
  sender: fc.constantFrom(undefined, 'a/1', 'a/2', 'b'),
  receiver: fc.constantFrom(undefined, 'a/1', 'b'),
  correlationId: fc.constantFrom(undefined, '0a11', '0a11-22', '11', '22-0a'),
  tags: fc.constantFrom(undefined, 'urgent', 'eu,urgent', 'e'),
  latencyMs: fc.constantFrom(undefined, 0, 41.3, 200, 1e9),
  size: fc.integer({ min: 3, max: 7 }),
  priority: fc.constantFrom(undefined, 0, 1, 3, 4),
  facts: fc.constantFrom(0, rowFlags.retained, rowFlags.reply, rowFlags.deadLetter | rowFlags.reply),
});

/** Rows that differ in all that can be asked for. */
export const variedRows = anyRows.chain((rows) =>
  fc
    .array(columns, { minLength: rows.length, maxLength: rows.length })
    .map((all) => rows.map((row, index): NewRow => vary(row, all[index]))),
);

function vary(row: NewRow, varied: Partial<NewRow> & { readonly facts?: number } = {}): NewRow {
  const { facts = 0, ...rest } = varied;
  return { ...row, ...rest, flags: row.flags | facts };
}
