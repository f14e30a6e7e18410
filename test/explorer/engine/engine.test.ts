import assert from 'node:assert/strict';
import { type Watched, shopEvent, watchShop } from '../support/watched.ts';

const order = (more: Readonly<Record<string, unknown>> = {}) => ({
  topic: 'shop/order',
  value: shopEvent('shop.order.v1', {}, { channel: 'order.placed', ...more }),
});
const quote = (data: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  topic: 'shop/eu/quote',
  value: shopEvent('shop.quote-request.v1', data, {
    channel: 'quote.request',
    correlationid: 'thread-1',
    replyto: 'parley/v1/inbox/customer/c1/control',
    ...more,
  }),
});

/** All rows of a view. */
function rows(
  { engine }: Watched,
  query = '',
  tab: 'all' | 'invalid' | 'waiting' | 'undeclared' | 'dead' = 'all',
) {
  const answer = engine.ask('rows', { tab, query, from: 0, count: 500 });
  assert.equal(answer.behind, 0);
  return answer.rows.map(({ verdict, topic }) => `${verdict} ${topic}`);
}

describe('the engine', () => {
  let shop: Watched;
  beforeEach(async () => {
    shop = await watchShop();
  });
  afterEach(() => shop.close());

  it('lists what it judged, and finds by a query', async () => {
    await shop.publish(order(), quote({ item: 'tea', quantity: 0 }), {
      topic: 'shop/eu/quote',
      bytes: Buffer.from('}'),
    });
    assert.deepEqual(rows(shop), ['valid shop/order', 'invalid shop/eu/quote', 'malformed shop/eu/quote']);
    assert.deepEqual(rows(shop, 'valid:false $.quantity<1'), ['invalid shop/eu/quote']);
    assert.deepEqual(rows(shop, 'region:eu', 'invalid'), [
      'invalid shop/eu/quote',
      'malformed shop/eu/quote',
    ]);
  });

  it('finds messages by their tags', async () => {
    await shop.publish(order({ tags: 'gift, urgent' }), order({ tags: 'gifts' }), quote({ item: 'tea' }));
    assert.deepEqual(
      ['tag:urgent', 'tag:gift', 'tag:gift*', '-tag:*'].map((query) => rows(shop, query).length),
      [1, 1, 2, 1],
    );
  });

  it('gives the last rows, and the rows after one that is known by its number', async () => {
    await shop.publish(...Array.from({ length: 5 }, () => order()));
    const numbers = (from: number, atRow?: number) =>
      shop.engine
        .ask('rows', { tab: 'all', query: '', from, count: 2, ...(atRow === undefined ? {} : { atRow }) })
        .rows.map(({ row }) => row);
    assert.deepEqual(
      [numbers(-2), numbers(1), numbers(0, 2), numbers(-9)],
      [
        [3, 4],
        [1, 2],
        [2, 3],
        [0, 1],
      ],
    );
  });

  it('says what is wrong with a query, and shows the rows of the rest', async () => {
    await shop.publish(order(), quote({ item: 'tea' }));
    const ask = (query: string) => shop.engine.ask('rows', { tab: 'all', query, from: 0, count: 2 });
    const { errors, total } = ask('chanel:x');
    assert.equal(errors[0]?.message, 'nothing is called "chanel"; did you mean channel?');
    assert.equal(total, 2);
    const { errors: same, rows: found } = ask('chanel:x tea');
    assert.deepEqual([same, found.map(({ topic }) => topic)], [errors, ['shop/eu/quote']]);
  });

  it('finds a reply, its latency, and what still waits', async () => {
    const [first, second] = [quote({ item: 'tea' }), quote({ item: 'cake' })];
    await shop.publish(first, second);
    assert.equal(rows(shop, '', 'waiting').length, 2);
    shop.now += 41;
    const reply = shopEvent(
      'shop.quote.v1',
      { totalCents: 1 },
      { channel: 'quote.reply', causationid: first.value.id, source: '/agents/pricing/p1' },
    );
    await shop.publish({ topic: 'parley/v1/inbox/customer/c1/control', value: reply });
    assert.deepEqual(rows(shop, 'latency>40ms'), ['valid parley/v1/inbox/customer/c1/control']);
    assert.equal(rows(shop, '', 'waiting').length, 1);
    assert.equal(shop.engine.ask('counts', { query: '' }).tabs.waiting, 1);
  });

  it('calls a reply late that comes after the deadline of its request, whatever it says of itself', async () => {
    const asked = quote({ item: 'tea' }, { expirytime: '2023-11-14T22:13:21.000Z' });
    await shop.publish(asked);
    shop.now += 1001;
    const answer = shopEvent(
      'shop.quote.v1',
      { totalCents: 5 },
      { channel: 'quote.reply', causationid: asked.value.id, source: '/agents/pricing/p1' },
    );
    await shop.publish({ topic: 'parley/v1/inbox/customer/c1/control', value: answer });
    assert.deepEqual(rows(shop, 'verdict:late'), ['late parley/v1/inbox/customer/c1/control']);
    const { row } = shop.engine.ask('rows', { tab: 'invalid', query: '', from: 0, count: 1 }).rows[0] ?? {};
    assert.equal(
      shop.engine.ask('detail', { row: row ?? -1 }).detail?.reason,
      'came after the deadline of its request',
    );
  });

  it('forgets a request that nobody waits for any more', async () => {
    await shop.publish(quote({ item: 'tea' }, { expirytime: '2023-11-14T22:13:21.000Z' }));
    assert.equal(rows(shop, '', 'waiting').length, 1);
    shop.now += 2000;
    assert.equal(rows(shop, '', 'waiting').length, 0);
  });

  it('judges each entry of a batch, and says which one is wrong', async () => {
    const shop = await watchShop();
    const batch = [1, 0, 2].map((quantity) => shopEvent('shop.quote-request.v1', { item: 'tea', quantity }));
    await shop.publish({ topic: 'shop/eu/quote', value: batch });
    const asked = { tab: 'all', query: 'is:batch-entry verdict:invalid', from: 0, count: 9 } as const;
    const { rows } = shop.engine.ask('rows', asked);
    assert.deepEqual(
      rows.map(({ entry, verdict }) => [entry, verdict]),
      [[1, 'invalid']],
    );
    const { detail } = shop.engine.ask('detail', { row: rows[0]?.row ?? -1 });
    assert.deepEqual(detail?.batch, { entry: 2, entries: 3 });
    assert.equal(detail.problems[0]?.pointer, '/data/quantity');
    await shop.close();
  });

  it('calls a second copy on the same topic a duplicate, and what the front hands on not', async () => {
    const sent = order();
    const handed = {
      topic: 'parley/v1/inbox/pricing/p1/bulk',
      value: { ...sent.value, address: 'shop/order' },
    };
    await shop.publish(sent, handed, sent);
    assert.deepEqual(rows(shop, 'verdict:duplicate'), ['duplicate shop/order']);
    assert.deepEqual(rows(shop, 'valid:false'), []);
  });

  it('tells the detail of an invalid message, to the line of the schema', async () => {
    await shop.publish({ ...quote({ item: 'tea', quantity: 0 }), userProperties: { tenant: 'acme' } });
    const { detail } = shop.engine.ask('detail', { row: 0 });
    assert.ok(detail);
    assert.deepEqual(
      detail.problems.map(({ pointer, value, keyword, place }) => [
        pointer,
        value,
        keyword,
        place?.file,
        place?.line,
      ]),
      [['/data/quantity', '0', 'minimum', 'messages/shop.quote-request.v1.schema.json', 7]],
    );
    assert.equal(
      detail.schema?.lines[(detail.schema.failing ?? 0) - detail.schema.line],
      '      "minimum": 1',
    );
    assert.deepEqual(detail.packet.properties, [['user.tenant', 'acme']]);
    assert.equal(detail.envelope.find(([name]) => name === 'correlationid')?.[1], 'thread-1');
    assert.equal(detail.data, '{"item":"tea","quantity":0}');
    assert.deepEqual(detail.places.channel, { file: 'channels/shop.channel.yaml', line: 2, column: 3 });
    assert.equal(detail.places.agent?.file, 'agents/customer.agent.yaml');
  });

  it('tells the detail of bytes that are no message', async () => {
    await shop.publish({ topic: 'shop/order', bytes: Buffer.from([0xff, 0xfe, 0x7b]) });
    const { detail } = shop.engine.ask('detail', { row: 0 });
    assert.deepEqual(
      [detail?.verdict, detail?.isUtf8, detail?.bytes, detail?.data],
      ['malformed', false, 3, undefined],
    );
    assert.ok(detail?.reason);
  });

  it('tells nothing of a message that is gone', () => {
    assert.equal(shop.engine.ask('detail', { row: 7 }).detail, undefined);
  });

  it('counts so that received is what is kept and what was evicted', async () => {
    await shop.close();
    shop = await watchShop({ maxRows: 32 });
    await shop.publish(...Array.from({ length: 50 }, () => order()));
    const { received, kept, evicted, missing } = shop.engine.state().counters;
    assert.deepEqual(
      { received, kept, evicted, missing },
      { received: 50, kept: 32, evicted: 18, missing: 0 },
    );
  });

  it('draws the log as bars', async () => {
    await shop.publish(order());
    shop.now += 1000;
    await shop.publish(quote({ item: 'soup' }), order());
    rows(shop);
    const { bars } = shop.engine.ask('strip', { query: '', bars: 2 });
    assert.deepEqual(
      bars.map(({ total, found, invalid }) => [total, found, invalid]),
      [
        [1, 1, 0],
        [2, 2, 1],
      ],
    );
  });

  it('completes with what the contracts declare and what was seen', async () => {
    await shop.publish({ topic: 'shop/elsewhere/quote', value: { a: 1 } });
    const complete = (text: string) =>
      shop.engine
        .ask('complete', { text, caret: text.length })
        .suggestions.map((suggestion) => suggestion.text);
    assert.deepEqual(complete('region:'), ['eu', 'us']);
    assert.deepEqual(complete('channel:ord'), ['order.placed']);
    assert.deepEqual(complete('$.quan'), ['$.quantity']);
    assert.deepEqual(complete('topic:shop'), ['shop/elsewhere/quote']);
  });

  it('refuses a question that nobody asks', () => {
    assert.throws(() => shop.engine.ask('constructor' as 'hello', {}), /no question "constructor"/);
  });
});
