import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CapturedMessage } from '@parley/explorer';
import { createOrigins } from '#explorer/engine/origins.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { type Sent, type Watched, shopEvent, watchShop } from '../support/watched.ts';

const quote = (region: string): Sent & { readonly value: { readonly id: string } } => ({
  topic: `shop/${region}/quote`,
  value: shopEvent(
    'shop.quote-request.v1',
    { item: 'tea' },
    { channel: 'quote.request', replyto: 'parley/v1/inbox/customer/c1/control' },
  ),
});
const inInbox = (type: string, causationid: string, more: object = {}): Sent => ({
  topic: 'parley/v1/inbox/customer/c1/control',
  value: shopEvent(type, { totalCents: 1 }, { channel: 'quote.reply', causationid, ...pricing, ...more }),
});
const bytes = new Uint8Array(1);
const noTopics = { names: [], of: () => undefined, ofAddress: () => undefined };
const order: CapturedMessage = {
  ...{ topic: 't', receivedAtMs: 0, verdict: { kind: 'valid' }, message: {}, size: 1, reserved: false },
  ...{ retained: false, isKept: false, entry: 0, entries: 1 },
  packet: { payload: bytes, qos: 0, duplicate: false, properties: {} },
};
const pricing = { source: '/agents/pricing/p1' };

describe('a parameter of an address', () => {
  let shop: Watched;
  beforeEach(async () => {
    shop = await watchShop();
  });
  afterEach(() => shop.close());

  function topics(query: string): readonly string[] {
    return shop.engine
      .ask('rows', { tab: 'all', query, from: 0, count: 100 })
      .rows.map(({ topic, type }) => `${topic} ${type}`);
  }

  it('finds the replies to what has it, a second one too', async () => {
    const [eu, us] = [quote('eu'), quote('us')];
    await shop.publish(eu, us);
    const reply = (id: string) => inInbox('shop.quote.v1', id);
    await shop.publish(reply(us.value.id), reply(eu.value.id), reply(eu.value.id));
    const found = 'parley/v1/inbox/customer/c1/control shop.quote.v1';
    assert.deepEqual(topics('region:eu'), ['shop/eu/quote shop.quote-request.v1', found, found]);
    assert.deepEqual(topics('region:us is:reply'), [found]);
    assert.deepEqual(topics('-region:eu,us'), []);
  });

  it('finds dead letters and events about what has it', async () => {
    const asked = quote('eu');
    await shop.publish(asked, quote('us'), {
      topic: 'parley/v1/dead/pricing',
      value: shopEvent('parley.dead-letter.v1', { topic: 'shop/eu/quote' }, pricing),
    });
    const told = { kind: 'timeout', message: '', agent: 'customer', messageId: asked.value.id };
    await shop.publish({ topic: 'parley/v1/events/timeout', value: shopEvent('parley.event.v1', told) });
    assert.deepEqual(topics('region:e* -channel:quote.request'), [
      'parley/v1/dead/pricing parley.dead-letter.v1',
      'parley/v1/events/timeout parley.event.v1',
    ]);
  });

  it('finds what is handed to an instance, by the address that it carries', async () => {
    const directed = { ...quote('eu').value, address: 'shop/us/quote' };
    await shop.publish({ topic: 'parley/v1/inbox/pricing/p1/control', value: directed });
    assert.equal(topics('region:us').length, 1);
  });

  it('finds nothing by what is no text, or no topic of the contracts', async () => {
    const letters = [{ topic: 7 }, { topic: 'a/b' }, {}, null].map((data) => ({
      topic: 'parley/v1/dead/pricing',
      value: shopEvent('parley.dead-letter.v1', data, pricing),
    }));
    await shop.publish(...letters, inInbox('shop.quote.v1', 'unknown'));
    assert.deepEqual(topics('region:*'), []);
  });

  it('is right however many there are', async () => {
    const asked = Array.from({ length: 40 }, (_, at) => quote(at % 2 === 0 ? 'eu' : 'us'));
    await shop.publish(...asked);
    await shop.publish(...asked.map(({ value }) => inInbox('shop.quote.v1', value.id)));
    assert.equal(topics('region:us is:reply').length, 20);
  });

  it('is forgotten with its row', async () => {
    const small = await watchShop({ maxRows: 32, clientId: 'small' });
    const asked = quote('eu');
    const told = { kind: 'timeout', message: '', agent: 'customer', messageId: asked.value.id };
    const event = () => ({ topic: 'parley/v1/events/timeout', value: shopEvent('parley.event.v1', told) });
    await small.publish(asked, ...Array.from({ length: 100 }, event));
    const { total } = small.engine.ask('rows', { tab: 'all', query: 'region:eu', from: 0, count: 1 });
    assert.equal(total, 0, 'events name a message that is not kept any more');
    await small.close();
  });
});

describe('createOrigins', () => {
  it('forgets the kinds that no row has any more, and keeps the others right', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 200 }), (channels) => {
        const store = new MessageStore({ maxRows: 32 });
        const origins = createOrigins(store, 3);
        const expected = new Map<number, string>();
        for (const channel of channels) {
          const made = {
            receivedAtMs: 0,
            topic: 't',
            verdict: 'valid',
            flags: 0,
            size: 0,
            payload: bytes,
          } as const;
          const row = store.append(made);
          const answered = { row: 0, sentAtMs: 0, untilMs: undefined, channel: `c${String(channel)}` };
          origins.note({ captured: order, made, row, answered }, noTopics);
          expected.set(row, answered.channel);
        }
        for (const [row, channel] of expected)
          assert.equal(origins.of(row)?.askedOn, store.has(row) ? channel : undefined);
      }),
    );
  });
});
