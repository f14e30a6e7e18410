import assert from 'node:assert/strict';
import { createJudge } from '@parley/explorer';
import type { JudgedMessage } from '@parley/explorer';
import { bytes, event, shop } from '../bundle.ts';

const nowMs = Date.parse('2026-01-01T00:00:00Z');
const request = event('shop.quote-request.v1', { item: 'tea', quantity: 1 });
const order = event('shop.order.v1', {});

function judgeOne(topic: string, value: unknown): JudgedMessage {
  const [judged] = createJudge(shop).judge({ topic, payload: bytes(value) }, nowMs);
  assert.ok(judged);
  return judged;
}

describe('createJudge', () => {
  it('finds what keeps to the contract valid, with its channel and parameters', () => {
    const judged = judgeOne('shop/eu/quote', request);
    assert.deepEqual(judged.verdict, { kind: 'valid' });
    assert.equal(judged.channel, 'quote.request');
    assert.deepEqual(judged.parameters, { region: 'eu' });
  });

  it('takes wake-up calls and probes of a broker for no message', () => {
    const judge = createJudge(shop);
    const topics = ['parley/v1/agents/pricing/p1/quicken', 'parley/v1/probe/abc/1'];
    const judged = topics.map((topic) => judge.judge({ topic, payload: new Uint8Array(0) }, nowMs));
    assert.deepEqual(judged, [[], []]);
  });

  it('tells place, value, keyword and expectation of invalid data', () => {
    const { verdict } = judgeOne('shop/eu/quote', { ...request, data: { item: 'gin', quantity: 0 } });
    assert.deepEqual(verdict, {
      kind: 'invalid',
      problems: [
        { pointer: '/item', value: 'gin', keyword: 'enum', expected: 'one of "tea", "cake"' },
        { pointer: '/quantity', value: 0, keyword: 'minimum', expected: 'a number >= 1' },
      ],
    });
  });

  it('points at a missing and at an unknown member', () => {
    const { verdict } = judgeOne('shop/eu/quote', { ...request, data: { item: 'tea', size: 1 } });
    assert.ok(verdict.kind === 'invalid');
    assert.deepEqual(
      verdict.problems.map(({ pointer }) => pointer),
      ['/quantity', '/size'],
    );
  });

  it('judges bytes that are no message malformed', () => {
    const payload = new TextEncoder().encode('{"specversion"');
    const [judged] = createJudge(shop).judge({ topic: 'shop/order', payload }, nowMs);
    assert.equal(judged?.verdict.kind, 'malformed');
    assert.equal(judged.channel, 'order.placed');
  });

  it('gives one verdict per entry of a batch', () => {
    const payload = bytes([order, { ...order, type: 'shop.quote.v1' }, 7]);
    const judged = createJudge(shop).judge({ topic: 'shop/order', payload }, nowMs);
    assert.deepEqual(
      judged.map(({ verdict }) => verdict.kind),
      ['valid', 'undeclared-message', 'malformed'],
    );
  });

  const kinds: readonly (readonly [name: string, topic: string, value: unknown, kind: string])[] = [
    ['a topic of no channel', 'shop/nowhere', order, 'undeclared-channel'],
    ['a parameter outside its schema', 'shop/moon/quote', request, 'undeclared-channel'],
    [
      'a channel attribute that does not fit the topic',
      'shop/order',
      { ...order, channel: 'price.list' },
      'undeclared-channel',
    ],
    [
      'a type that the channel does not carry',
      'shop/order',
      { ...order, type: 'shop.quote.v1' },
      'undeclared-message',
    ],
    [
      'an agent that does not declare the send',
      'shop/order',
      { ...order, source: '/agents/ledger/l1' },
      'wrong-sender',
    ],
    ['an agent that nobody declares', 'shop/order', { ...order, source: '/agents/spy/s1' }, 'wrong-sender'],
    [
      'an agent called like a member of every object',
      'shop/order',
      { ...order, source: '/agents/constructor/s1' },
      'wrong-sender',
    ],
    ['an operator', 'shop/order', { ...order, source: '/agents/parley-cli/x' }, 'valid'],
    ['a foreign source', 'shop/order', { ...order, source: 'urn:sensor:7' }, 'valid'],
    [
      'an expired message',
      'shop/order',
      { ...order, time: '2025-12-31T23:59:00Z', expirytime: '2025-12-31T23:59:59Z' },
      'expired',
    ],
    [
      'an expired message that does not say when it was sent',
      'shop/order',
      { ...order, time: undefined, source: 'urn:sensor:7', expirytime: '2025-12-31T23:59:59Z' },
      'expired',
    ],
    [
      'a message that was sent after its time',
      'shop/order',
      { ...order, time: '2026-01-01T00:00:00Z', expirytime: '2025-12-31T23:59:59Z' },
      'late',
    ],
    [
      'another version of a type that the channel carries',
      'shop/order',
      { ...order, type: 'shop.order.v2' },
      'wrong-version',
    ],
    [
      'a version of a type that the channel does not carry',
      'shop/order',
      { ...order, type: 'shop.quote.v2' },
      'undeclared-message',
    ],
  ];
  for (const [name, topic, value, kind] of kinds) {
    it(`judges ${name} ${kind}`, () => {
      assert.equal(judgeOne(topic, value).verdict.kind, kind);
    });
  }

  const inbox = 'parley/v1/inbox/customer/c1/control';
  const reply = event(
    'shop.quote.v1',
    { totalCents: 1 },
    { channel: 'quote.reply', source: '/agents/pricing/p1' },
  );

  it('judges a reply that was sent after the deadline of its request late', () => {
    const { verdict } = judgeOne(inbox, {
      ...reply,
      time: '2025-12-31T23:59:59.250Z',
      expirytime: '2025-12-31T23:59:59Z',
    });
    assert.deepEqual(verdict, { kind: 'late', lateMs: 250 });
  });

  it('names the versions that a channel carries', () => {
    const { verdict } = judgeOne('shop/order', { ...order, type: 'shop.order.v7' });
    assert.deepEqual(verdict, { kind: 'wrong-version', type: 'shop.order.v7', expected: ['shop.order.v1'] });
  });

  it('lets the receiver of a request reply, and its backup', () => {
    assert.equal(judgeOne(inbox, reply).verdict.kind, 'valid');
    assert.equal(judgeOne(inbox, { ...reply, source: '/agents/pricing-standby/p1' }).verdict.kind, 'valid');
    assert.equal(judgeOne(inbox, { ...reply, source: '/agents/ledger/l1' }).verdict.kind, 'wrong-sender');
  });

  it('judges error replies by the schema of the protocol', () => {
    const error = event('parley.error.v1', { code: 'timeout', message: 'too late' });
    assert.deepEqual(judgeOne(inbox, error).verdict, { kind: 'system' });
    assert.equal(
      judgeOne(inbox, { ...error, data: { code: 'nonsense', message: '' } }).verdict.kind,
      'invalid',
    );
  });

  it('judges system topics, and names them', () => {
    const judged = judgeOne(
      'parley/v1/agents/customer/c1/status',
      event('parley.status.v1', { state: 'asleep' }),
    );
    assert.equal(judged.verdict.kind, 'invalid');
    assert.deepEqual(judged.system, { kind: 'status', agent: 'customer', instance: 'c1' });
  });

  it('knows an empty retained payload from a malformed one', () => {
    const judge = createJudge(shop);
    const empty = new Uint8Array();
    assert.equal(judge.judge({ topic: 'shop/prices', payload: empty }, nowMs)[0]?.verdict.kind, 'cleared');
    assert.equal(judge.judge({ topic: 'shop/order', payload: empty }, nowMs)[0]?.verdict.kind, 'malformed');
  });

  it('puts the tenant in front of addresses', () => {
    const judge = createJudge({ ...shop, tenant: 'acme' });
    const kindAt = (topic: string) => judge.judge({ topic, payload: bytes(order) }, nowMs)[0]?.verdict.kind;
    assert.equal(kindAt('acme/shop/order'), 'valid');
    assert.equal(kindAt('shop/order'), 'undeclared-channel');
  });
});
