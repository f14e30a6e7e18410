import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wireNames } from '#runtime/protocol/attributes.ts';
import { driftKinds } from '#explorer/drift/protocol.ts';
import { createEngineLink } from '#explorer/engine/link.ts';
import type { EngineMessage } from '#explorer/engine/protocol.ts';
import { type Sent, type Watched, shopEvent, watchShop } from '../support/watched.ts';

const topics = [
  ...['shop/eu/quote', 'shop/__proto__/quote', 'shop/\u202e\u0007/quote', 'shop/order', 'lab/x'],
  ...['parley/v1/inbox/customer/c1/control', 'parley/v1/inbox/__proto__/constructor/control'],
  ...['parley/v1/status/customer/c1', 'parley/v1/card/toString/__proto__', 'parley/v1/events/customer/c1'],
  ...['parley/v1/health/customer/c1', 'parley/v1/front/customer', `lab/${'x'.repeat(60_000)}`],
];
const types = [
  ...['shop.quote-request.v1', 'shop.order.v1', 'parley.status.v1', 'parley.card.v1', 'parley.event.v1'],
  ...['parley.error.v1', 'parley.dead-letter.v1', 'parley.health.v1', '__proto__', 'constructor', 'toString'],
];
const name = fc.oneof(
  fc.constantFrom<string>('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'),
  fc.string({ unit: 'binary' }),
);
const anything = fc.oneof(
  fc.jsonValue({ noUnicodeString: false }),
  fc.constantFrom<unknown>(
    '\ud800',
    '\udfff\ud800',
    '\u202e<b>',
    '\0',
    1e308,
    -0,
    '9'.repeat(400),
    '/agents//',
  ),
  fc.dictionary(name, fc.jsonValue({ noUnicodeString: false })),
);
/** Members of the envelope, each with anything for a value; and others. */
const envelope = fc.dictionary(fc.oneof(fc.constantFrom(...wireNames), name), anything, { maxKeys: 6 });
const event = fc
  .record({ type: fc.constantFrom(...types), more: envelope })
  .map(({ type, more }) => JSON.stringify({ ...shopEvent(type, { item: 'tea' }), ...more }));
const text = fc.oneof(
  { weight: 4, arbitrary: event },
  { weight: 1, arbitrary: fc.array(event, { maxLength: 3 }).map((events) => `[${events.join(',')}]`) },
  { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) },
);
const bytes = fc.oneof(
  { weight: 6, arbitrary: text.map((one) => Buffer.from(one)) },
  // Cut off, or no UTF-8.
  {
    weight: 1,
    arbitrary: fc.tuple(text, fc.nat(200)).map(([one, length]) => Buffer.from(one).subarray(0, length)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
);
const userProperties = fc.dictionary(name, fc.string({ unit: 'binary' }), { maxKeys: 5 });
const packet: fc.Arbitrary<Sent> = fc.record({
  topic: fc.constantFrom(...topics),
  bytes,
  retain: fc.boolean(),
  userProperties,
});

/** All that a page asks of what came. */
const asked: readonly (readonly [string, object])[] = [
  ...(['all', 'invalid', 'waiting', 'undeclared', 'dead'] as const).map(
    (tab) => ['rows', { tab, query: '', from: -60, count: 60 }] as const,
  ),
  ['rows', { tab: 'all', query: '$.item=tea or $.__proto__=1 or tag:x or corr:a', from: 0, count: 60 }],
  ['rows', { tab: 'all', query: '/e.*a/ or "\ud800"', from: 0, count: 60 }],
  ['counts', { query: '' }],
  ['strip', { query: '', bars: 20 }],
  ['threads', { query: '', order: 'newest', filter: 'all', from: 0, count: 60 }],
  ...['traffic', 'agents', 'wireProblems'].map((ask) => [ask, {}] as const),
  ...['agentTraffic', 'figures', 'operations', 'retained'].map((ask) => [ask, { query: '' }] as const),
  ...driftKinds.map((kind) => ['drift', { kind }] as const),
  ['complete', { text: 'from:', caret: 5 }],
  ['aggregates', { query: '', by: 'topic', order: 'messages', descending: true, count: 60 }],
];

describe('whatever comes from the broker', () => {
  let shop: Watched;
  let answers: EngineMessage[];
  const ask = (name: string, members: object) => {
    const before = answers.length;
    createEngineLink(shop.engine, (message) => answers.push(message)).receive({
      id: 1,
      ask: name,
      with: members,
    });
    assert.equal(answers.length, before + 1, name);
    const answer = answers.at(-1);
    // What a page gets is text of JSON.
    JSON.stringify(answer);
    return answer?.kind === 'answer' ? (answer.answer as Readonly<Record<string, unknown>>) : answer;
  };
  beforeEach(async () => {
    answers = [];
    shop = await watchShop({ extra: ['shop/#', 'lab/#'], maxRows: 320 });
  });
  afterEach(() => shop.close());

  it('is counted, kept, and answered for: nothing throws, and the engine goes on', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.array(packet, { minLength: 1, maxLength: 8 }), async (packets) => {
        await shop.publish(...packets);
        const { received, kept, evicted } = shop.engine.state().counters;
        assert.equal(received, kept + evicted);
        for (const [name, members] of asked) {
          const answer = ask(name, members);
          assert.notEqual(answer?.kind, 'refused', `${name}: ${JSON.stringify(answer)}`);
        }
        for (let row = received - kept; row < received; row++) {
          const { detail } = ask('detail', { row }) as {
            readonly detail?: { readonly row: { readonly correlationId: string } };
          };
          assert.ok(detail);
          ask('draft', { row });
          ask('thread', { correlationId: detail.row.correlationId });
        }
        assert.equal(({} as { readonly item?: unknown }).item, undefined);
      }),
      { numRuns: 20 },
    );
    await shop.publish({
      topic: 'shop/order',
      value: shopEvent('shop.order.v1', {}, { channel: 'order.placed' }),
    });
    const rows = ask('rows', { tab: 'all', query: '', from: -1, count: 1 }) as {
      readonly rows: readonly { readonly verdict: string }[];
    };
    assert.equal(rows.rows[0]?.verdict, 'valid');
  });
});
