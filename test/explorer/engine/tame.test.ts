import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CapturedMessage } from '#explorer/capture/capture.ts';
import { tame } from '#explorer/engine/tame.ts';
import { shopEvent, watchShop } from '../support/watched.ts';

const long = 'x'.repeat(5000);
const cut = `${'x'.repeat(1000)}…`;

function captured(more: Partial<CapturedMessage>): CapturedMessage {
  const packet = { payload: Buffer.alloc(100_000), qos: 0, duplicate: false, properties: {} } as const;
  return {
    ...{ topic: 't', message: {}, verdict: { kind: 'valid' }, reserved: false, size: 0 },
    ...{ receivedAtMs: 0, retained: false, isKept: false, packet, entry: 0, entries: 1 },
    ...more,
  };
}

describe('tame', () => {
  it('leaves a message as it is', () => {
    const message = captured({ message: { id: 'e1', data: { item: 'tea' }, tags: ['a'] }, channel: 'c' });
    assert.equal(tame(message), message);
  });

  it('cuts names, and nothing of the data', () => {
    const made = tame(
      captured({
        message: { id: long, type: long, sender: 's', data: long, tags: [long, 'b'] },
        channel: long,
      }),
    );
    assert.deepEqual(made.message, { id: cut, type: cut, sender: 's', data: long, tags: [cut, 'b'] });
    assert.equal(made.channel, cut);
  });

  it('cuts a list of tags', () => {
    const { message } = tame(captured({ message: { tags: Array.from({ length: 5000 }, String) } }));
    assert.equal(message.tags?.length, 100);
  });

  it('cuts pointers to members that the sender named', () => {
    const problem = {
      pointer: `/${long}`,
      value: 1,
      keyword: 'additionalProperties',
      expected: 'no such member',
    };
    const { verdict } = tame(captured({ verdict: { kind: 'invalid', problems: [problem] } }));
    assert.ok(verdict.kind === 'invalid');
    assert.equal(verdict.problems[0]?.pointer.length, 1001);
  });
});

describe('the memory of the engine', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    // Names of members go with the second.
    collect();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const quote = (name: string, value: string) => ({
    topic: 'shop/eu/quote',
    value: shopEvent(
      'shop.quote-request.v1',
      { item: 'tea', ...(name === 'member' && { [value]: 1 }) },
      { channel: 'quote.request', replyto: 'parley/v1/inbox/customer/c1/control', [name]: value },
    ),
  });

  /** Messages of 200 kB with another name each: what is kept by name must not keep it. */
  for (const name of ['id', 'type', 'source', 'correlationid', 'causationid', 'replyto', 'tags', 'member'])
    it(`does not grow with the length of names that senders make up: ${name}`, async function () {
      this.timeout(30_000);
      const shop = await watchShop({ maxBytes: 4_000_000 });
      await shop.publish(quote(name, 'first'));
      const before = used();
      for (let index = 0; index < 100; index++)
        await shop.publish(quote(name, String(index).padEnd(200_000, 'y')));
      const grown = used() - before;
      assert.equal(shop.engine.state().counters.received, 101);
      assert.ok(grown < 12_000_000, `${String(Math.round(grown / 1e6))} MB`);
      await shop.close();
    });

  it('counts long topics: older messages go', async () => {
    const shop = await watchShop({ maxBytes: 2_000_000, extra: ['lab/#'] });
    for (let index = 0; index < 60; index++)
      await shop.publish({ topic: `lab/${String(index)}/${'y'.repeat(60_000)}`, value: 1 });
    const { received, kept, memory } = shop.engine.state().counters;
    assert.equal(received, 60);
    assert.ok(kept < 40 && memory <= 2_000_000, `${String(kept)} kept, ${String(memory)} bytes`);
    await shop.close();
  });
});
