import assert from 'node:assert/strict';
import {
  type CapturedMessage,
  createCapture,
  createFollower,
  createJudge,
  queryErrors,
} from '@parley/explorer';
import { createMemoryBroker } from '@parley/runtime/transport';
import { bytes, event, shop } from '../bundle.ts';

/** What a capture hands over of some packets. */
async function captured(
  packets: readonly { topic: string; value: unknown }[],
): Promise<readonly CapturedMessage[]> {
  const broker = createMemoryBroker();
  const messages: CapturedMessage[] = [];
  const capture = createCapture({
    transports: broker,
    clientId: 'watcher',
    judge: createJudge(shop),
    onMessages: (batch) => messages.push(...batch),
    now: () => 1000,
  });
  await capture.open();
  const publisher = broker.create({ clientId: 'publisher' });
  await publisher.open();
  for (const { topic, value } of packets) await publisher.publish({ topic, payload: bytes(value) });
  await publisher.close();
  await capture.close();
  return messages;
}

const quote = (quantity: number, more: object = {}) => ({
  topic: 'shop/eu/quote',
  value: event('shop.quote-request.v1', { item: 'tea', quantity }, { channel: 'quote.request', ...more }),
});

describe('createFollower', () => {
  it('finds what a query finds, as it comes', async () => {
    const messages = await captured([
      quote(1),
      quote(0),
      { topic: 'shop/order', value: event('shop.order.v1', {}) },
    ]);
    const found = (query: string) =>
      createFollower(shop, { query })
        .take(messages)
        .map(({ isFound }) => isFound);
    assert.deepEqual(found(''), [true, true, true]);
    assert.deepEqual(found('region:eu valid:false'), [false, true, false]);
    assert.deepEqual(found('$.quantity>0 or channel:order.*'), [true, false, true]);
  });

  it('tells how long a reply took, and what came before under the same id', async () => {
    const asked = quote(1, { id: 'r1', replyto: 'parley/v1/inbox/customer/c1/control' });
    const answer = event('shop.quote.v1', { totalCents: 1 }, { causationid: 'r1', channel: 'quote.reply' });
    const messages = await captured([
      asked,
      asked,
      { topic: 'parley/v1/inbox/customer/c1/control', value: answer },
    ]);
    const later = messages.map((message, at) => ({ ...message, receivedAtMs: 1000 + at * 20 }));
    assert.deepEqual(
      createFollower(shop)
        .take(later)
        .map(({ isDuplicate, latencyMs }) => [isDuplicate, latencyMs]),
      [
        [false, undefined],
        [true, undefined],
        [false, 40],
      ],
    );
  });

  it('calls a reply late that comes when nobody waits any more, whatever it says of itself', async () => {
    const expirytime = new Date(1500).toISOString();
    const asked = quote(1, { id: 'r2', replyto: 'parley/v1/inbox/customer/c1/control', expirytime });
    const answer = event(
      'shop.quote.v1',
      { totalCents: 1 },
      { causationid: 'r2', channel: 'quote.reply', source: '/agents/pricing/p1' },
    );
    const [request, reply] = await captured([
      asked,
      { topic: 'parley/v1/inbox/customer/c1/control', value: answer },
    ]);
    assert.ok(request !== undefined && reply?.verdict.kind === 'valid');
    const [, late] = createFollower(shop, { query: 'verdict:late' }).take([
      request,
      { ...reply, receivedAtMs: 1501 },
    ]);
    assert.deepEqual(late?.captured.verdict, { kind: 'late', lateMs: 1, isBeyondDeadline: true });
    assert.equal(late.isFound, true);
  });

  it('finds everything also of more and larger messages than it looks at in one go', async () => {
    const [message] = await captured([quote(1)]);
    assert.ok(message);
    const many = Array.from({ length: 1000 }, () => message);
    const large = { ...message, packet: { ...message.packet, payload: Buffer.alloc(3_000_000, 'x') } };
    const found = createFollower(shop, { query: 'channel:quote.*' }).take([
      ...many,
      ...Array<typeof large>(40).fill(large),
    ]);
    assert.equal(found.filter(({ isFound }) => isFound).length, 1040);
  });
});

describe('queryErrors', () => {
  it('knows the parameters of the addresses', () => {
    assert.deepEqual([queryErrors('region:eu', shop).length, queryErrors('regoin:eu', shop).length], [0, 1]);
  });
});
