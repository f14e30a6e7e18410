import assert from 'node:assert/strict';
import { createCapture, createJudge } from '@parley/explorer';
import type { CapturedMessage, CaptureOptions } from '@parley/explorer';
import { createMemoryBroker } from '@parley/runtime/transport';
import type { MemoryBroker } from '@parley/runtime/transport';
import { bytes, event, shop } from '../bundle.ts';

const order = event('shop.order.v1', {});

async function watch(broker: MemoryBroker, options: Partial<CaptureOptions> = {}) {
  const messages: CapturedMessage[] = [];
  const capture = createCapture({
    transports: broker,
    clientId: 'watcher',
    judge: createJudge(shop),
    onMessages: (batch) => messages.push(...batch),
    now: () => 1_000,
    ...options,
  });
  await capture.open();
  return { capture, messages };
}

async function publish(
  broker: MemoryBroker,
  packets: readonly { topic: string; value: unknown; retain?: boolean }[],
) {
  const transport = broker.create({ clientId: 'publisher' });
  await transport.open();
  for (const { topic, value, retain = false } of packets) {
    await transport.publish({ topic, payload: bytes(value), retain });
  }
  await transport.close();
}

describe('createCapture', () => {
  it('judges what the contracts declare, and counts it', async () => {
    const broker = createMemoryBroker();
    const { capture, messages } = await watch(broker);
    await publish(broker, [
      { topic: 'shop/order', value: order },
      { topic: 'shop/order', value: [order, { ...order, id: 'e2' }] },
      { topic: 'elsewhere', value: order },
    ]);
    await capture.close();
    assert.deepEqual(
      messages.map(({ verdict, receivedAtMs }) => [verdict.kind, receivedAtMs]),
      [
        ['valid', 1000],
        ['valid', 1000],
        ['valid', 1000],
      ],
    );
    const { packets, messages: count, dropped, missed } = capture.counters;
    assert.deepEqual({ packets, count, dropped, missed }, { packets: 2, count: 3, dropped: 0, missed: 0 });
  });

  it('marks what the broker kept', async () => {
    const broker = createMemoryBroker();
    await publish(broker, [{ topic: 'shop/prices', value: event('shop.price-list.v1', {}), retain: true }]);
    const messages = await new Promise<readonly CapturedMessage[]>((resolve, reject) => {
      watch(broker, { onMessages: resolve }).catch(reject);
    });
    assert.deepEqual(
      messages.map(({ retained, channel }) => [retained, channel]),
      [[true, 'price.list']],
    );
  });

  it('tells what is published to be kept from what was kept before, where the connection can', async () => {
    const prices = { topic: 'shop/prices', value: event('shop.price-list.v1', {}), retain: true };
    for (const [protocol, isKept] of [
      [5, [true, false, true]],
      [4, [undefined, undefined, true]],
    ] as const) {
      const broker = createMemoryBroker({ protocol });
      let nowMs = 0;
      const { capture, messages } = await watch(broker, { now: () => nowMs });
      nowMs += 5000;
      await publish(broker, [prices, { ...prices, retain: false }]);
      await capture.close();
      const late = await watch(broker);
      await late.capture.close();
      const all = [...messages, ...late.messages];
      assert.deepEqual(
        all.map((message) => message.isKept),
        isKept,
      );
      assert.deepEqual(
        all.map(({ retained }) => retained),
        [false, false, true],
      );
    }
  });

  it('reports filters that the broker refuses, and watches the others', async () => {
    const broker = createMemoryBroker({ maySubscribe: (_client, filter) => filter !== 'parley/v1/#' });
    const { capture, messages } = await watch(broker);
    await publish(broker, [{ topic: 'shop/order', value: order }]);
    await capture.close();
    assert.deepEqual(
      capture.refused.map(({ filter }) => filter),
      ['parley/v1/#'],
    );
    assert.equal(messages.length, 1);
  });

  it('counts messages that were lost on the way here', async () => {
    const broker = createMemoryBroker();
    const { capture } = await watch(broker);
    await publish(broker, [
      { topic: 'shop/order', value: { ...order, seq: '1.1' } },
      { topic: 'shop/order', value: { ...order, seq: '1.4' } },
    ]);
    await capture.close();
    assert.equal(capture.counters.missed, 2);
  });
});
