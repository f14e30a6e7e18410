import assert from 'node:assert/strict';
import type { Draft } from '#explorer/publish/draft.ts';
import { nameProblem } from '#explorer/publish/problem.ts';
import type { Sent } from '#explorer/publish/send.ts';
import type { Transport } from '@parley/runtime/transport';
import { type Watched, shopEvent, watchShop } from '../support/watched.ts';
import { type Answer, errorReply, quoteReply, startPricing } from '../support/answering.ts';

const quote: Draft = {
  channel: 'quote.request',
  type: 'shop.quote-request.v1',
  parameters: { region: 'eu' },
  data: { item: 'tea' },
};

describe('an act of a page', () => {
  let shop: Watched;
  let pricing: Transport | undefined;
  beforeEach(async () => {
    shop = await watchShop({ publish: 'allowed' });
  });
  afterEach(async () => {
    await pricing?.close();
    pricing = undefined;
    await shop.close();
  });

  /** What the engine captured, newest last. */
  const rows = () => shop.engine.ask('rows', { tab: 'all', query: '', from: 0, count: 100 }).rows;
  const detailOf = (row: number) => shop.engine.ask('detail', { row }).detail;
  const settled = () => shop.publish();
  const play = async (answer?: Answer) => {
    pricing = await startPricing(shop.broker, answer);
  };

  it('sends one message as the operator, which the contracts allow', async () => {
    const sent = await shop.engine.act('send', { draft: quote });
    assert.ok(sent.kind === 'sent');
    assert.deepEqual([sent.topic, sent.verdict, sent.reply], ['shop/eu/quote', 'valid', undefined]);
    await settled();
    const [row, ...others] = rows();
    assert.ok(row);
    assert.equal(others.length, 0);
    assert.deepEqual(
      [row.verdict, row.channel, row.correlationId],
      ['valid', 'quote.request', sent.correlationId],
    );
    assert.match(row.sender, /^parley-explorer\/p[0-9a-f]{8}$/);
    assert.equal(sent.correlationId, sent.id);
  });

  it('keeps what is written of the envelope', async () => {
    const draft = {
      ...quote,
      ...({ priority: 'critical', correlationId: 'c-1', subject: 'VH-1' } as const),
      ...{ tags: ['urgent'], headers: { shopkey: '7' } },
    };
    await shop.engine.act('send', { draft });
    await settled();
    const envelope = Object.fromEntries(detailOf(rows()[0]?.row ?? -1)?.envelope ?? []);
    assert.deepEqual(
      [envelope.priority, envelope.correlationid, envelope.subject, envelope.tags, envelope.shopkey],
      ['4', 'c-1', 'VH-1', 'urgent', '7'],
    );
  });

  it('sends nothing that breaks its contract, and says where', async () => {
    const draft = { ...quote, parameters: { region: 'mars' }, data: { item: 'coffee', quantity: 0 } };
    const sent = await shop.engine.act('send', { draft });
    assert.ok(sent.kind === 'invalid');
    assert.deepEqual(sent.problems.map(nameProblem), [
      '/parameters/region: one of "eu", "us"',
      '/data/item: one of "tea", "cake"',
      '/data/quantity: a number >= 1',
    ]);
    await settled();
    assert.equal(rows().length, 0);
  });

  it('sends it on purpose, when the problems that are there are the ones that were confirmed', async () => {
    const draft = { ...quote, data: { item: 'coffee' } };
    const unseen = await shop.engine.act('send', {
      draft,
      confirmInvalid: true,
      problems: ['/data: an object'],
    });
    const unnamed = await shop.engine.act('send', { draft, confirmInvalid: true });
    assert.deepEqual([unseen.kind, unnamed.kind], ['invalid', 'invalid']);
    const problems = ['/data/item: one of "tea", "cake"'];
    const sent = await shop.engine.act('send', { draft, confirmInvalid: true, problems });
    assert.ok(sent.kind === 'sent');
    assert.equal(sent.verdict, 'invalid');
    await settled();
    assert.deepEqual(
      rows().map(({ verdict }) => verdict),
      ['invalid'],
    );
  });

  it('waits for the reply, and judges it', async () => {
    await play();
    const { reply } = sentOf(await shop.engine.act('sendAndWait', { draft: quote }));
    assert.ok(reply?.kind === 'reply');
    assert.deepEqual(
      [reply.type, reply.from, reply.verdict, reply.problems, reply.data],
      ['shop.quote.v1', 'pricing/p1', 'valid', [], '{"totalCents":250}'],
    );
    assert.ok(reply.latencyMs >= 0 && reply.latencyMs < 5000);
    await settled();
    assert.deepEqual(
      rows().map(({ latencyMs }) => latencyMs !== undefined),
      [false, true],
    );
  });

  it('says what is wrong with a reply', async () => {
    await play((request) => quoteReply(request, { data: {} }));
    const { reply } = sentOf(await shop.engine.act('sendAndWait', { draft: quote }));
    assert.ok(reply?.kind === 'reply');
    assert.deepEqual(
      [reply.verdict, reply.isGood, reply.problems],
      ['invalid', false, ['/data/totalCents: expected a value (required)']],
    );
  });

  it('tells an error reply', async () => {
    await play(errorReply);
    const { reply } = sentOf(await shop.engine.act('sendAndWait', { draft: quote }));
    assert.ok(reply?.kind === 'error');
    assert.deepEqual([reply.code, reply.message], ['unavailable', 'the price list is being written']);
  });

  it('takes no reply to another request for its own', async () => {
    await play((request) => quoteReply(request, { causationid: 'another' }));
    const { reply } = sentOf(await shop.engine.act('sendAndWait', { draft: quote, timeoutMs: 50 }));
    assert.deepEqual(reply, { kind: 'timeout', timeoutMs: 50 });
  });

  it('ends the waiting when the engine is closed', async () => {
    const waiting = shop.engine.act('sendAndWait', { draft: quote });
    await settled();
    await shop.engine.close();
    assert.equal(sentOf(await waiting).reply?.kind, 'timeout');
  });

  it('waits for no reply where the channel has none', async () => {
    const draft = { channel: 'order.placed', type: 'shop.order.v1', parameters: {}, data: {} };
    await assert.rejects(shop.engine.act('sendAndWait', { draft }), /order\.placed has no reply/);
  });

  it('sends a captured message again: another id, the old one as cause, the same thread', async () => {
    await shop.publish({
      topic: 'shop/eu/quote',
      value: shopEvent(
        'shop.quote-request.v1',
        { item: 'cake' },
        {
          ...{ id: 'first', channel: 'quote.request', correlationid: 'thread-1', tags: 'urgent' },
          replyto: 'parley/v1/inbox/customer/c1/control',
        },
      ),
    });
    const sent = sentOf(await shop.engine.act('resend', { row: rows()[0]?.row ?? -1 }));
    assert.notEqual(sent.id, 'first');
    await settled();
    const again = detailOf(rows()[1]?.row ?? -1);
    const envelope = Object.fromEntries(again?.envelope ?? []);
    assert.deepEqual(
      [envelope.causationid, envelope.correlationid, envelope.tags, envelope.replyto, again?.data],
      ['first', 'thread-1', 'urgent', undefined, '{"item":"cake"}'],
    );
  });

  it('sends an invalid one again only on purpose', async () => {
    await shop.publish({
      topic: 'shop/eu/quote',
      value: shopEvent('shop.quote-request.v1', {}, { channel: 'quote.request' }),
    });
    const row = rows()[0]?.row ?? -1;
    const refused = await shop.engine.act('resend', { row });
    assert.ok(refused.kind === 'invalid');
    const problems = refused.problems.map(nameProblem);
    const sent = await shop.engine.act('resend', { row, confirmInvalid: true, problems });
    assert.equal(sent.kind, 'sent');
  });

  for (const [what, packet, reason] of [
    ['bytes that are no message', { topic: 'shop/order', bytes: Buffer.from('}') }, /no message/],
    [
      'a message of the protocol',
      {
        topic: 'parley/v1/commands/pricing',
        value: shopEvent(
          'parley.command.v1',
          { command: 'pause' },
          { replyto: 'parley/v1/inbox/customer/c1/control' },
        ),
      },
      /message of the protocol/,
    ],
    [
      'what no channel carries',
      { topic: 'parley/v1/inbox/customer/c1/bulk', value: shopEvent('shop.order.v1', {}) },
      /no channel of the contracts/,
    ],
  ] as const) {
    it(`does not send again ${what}`, async () => {
      await shop.publish(packet);
      await assert.rejects(shop.engine.act('resend', { row: rows()[0]?.row ?? -1 }), reason);
    });
  }

  it('sends what lives in inboxes to the inbox that it went to', async () => {
    await shop.publish({
      topic: 'parley/v1/inbox/customer/c1/control',
      value: shopEvent(
        'shop.quote.v1',
        { totalCents: 5 },
        {
          ...{ source: '/agents/pricing/p1', channel: 'quote.reply' },
        },
      ),
    });
    const sent = sentOf(await shop.engine.act('resend', { row: rows()[0]?.row ?? -1 }));
    assert.equal(sent.topic, 'parley/v1/inbox/customer/c1/bulk');
  });

  it('refuses a message that is gone', async () => {
    await assert.rejects(shop.engine.act('resend', { row: 99 }), /no longer kept/);
  });

  it('sends no more than a person would', async () => {
    const draft = { channel: 'order.placed', type: 'shop.order.v1', parameters: {}, data: {} };
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, () => shop.engine.act('send', { draft })),
    );
    const refused = results.filter(({ status }) => status === 'rejected').length;
    assert.ok(refused >= 20, `${String(refused)} of 40 are refused`);
    shop.now += 1000;
    assert.equal((await shop.engine.act('send', { draft })).kind, 'sent');
  });

  describe('of a page that means no good', () => {
    const hostile: readonly (readonly [string, unknown, RegExp])[] = [
      ['no message', { draft: null }, /must be an object/],
      ['no channel', { draft: { data: {} } }, /names no channel/],
      ['a channel of the prototype', { draft: { ...quote, channel: 'toString' } }, /no channel "toString"/],
      ['a type of another channel', { draft: { ...quote, type: 'shop.order.v1' } }, /does not carry/],
      [
        'a level that is two',
        {
          draft: { ...quote, parameters: { region: 'eu/x' } },
          confirmInvalid: true,
          problems: ['/parameters/region: one level of a topic, without / + #'],
        },
        /region|topic/,
      ],
      ['parameters that are none', { draft: { ...quote, parameters: { region: {} } } }, /must be a text/],
      ['too much', { draft: { ...quote, data: { item: 'x'.repeat(300_000) } } }, /at most 262144/],
      [
        'what is too deep',
        { draft: { ...quote, data: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown } },
        /nested deeper/,
      ],
      [
        'an attribute of the envelope as header',
        { draft: { ...quote, headers: { source: '/agents/x/y' } } },
        /header/,
      ],
      ['a priority that is none', { draft: { ...quote, priority: 'now' } }, /priority/],
      ['an inbox with wildcards', { draft: { ...quote, to: '#' } }, /agent/],
    ];
    for (const [what, asked, reason] of hostile) {
      it(`refuses ${what}`, async () => {
        await assert.rejects(shop.engine.act('send', asked as { draft: Draft }), reason);
        await settled();
        assert.equal(rows().length, 0);
      });
    }
  });
});

function sentOf(sent: Sent): Extract<Sent, { kind: 'sent' }> {
  assert.ok(sent.kind === 'sent', JSON.stringify(sent));
  return sent;
}

describe('an engine that only watches', () => {
  let shop: Watched;
  beforeEach(async () => {
    shop = await watchShop();
  });
  afterEach(() => shop.close());

  it('sends nothing unless it was allowed, and says so', async () => {
    assert.equal(shop.engine.ask('hello', {}).publish, 'refused');
    for (const act of ['send', 'sendAndWait'] as const)
      await assert.rejects(shop.engine.act(act, { draft: quote }), /only watches/);
    await assert.rejects(shop.engine.act('resend', { row: 0 }), /only watches/);
  });
});
