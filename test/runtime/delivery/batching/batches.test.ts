import assert from 'node:assert/strict';
import { ParleyError } from '@parley/runtime';
import type { OutgoingPacket } from '@parley/runtime/transport';
import { Batches } from '#runtime/delivery/batching/batches.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { rest } from '../../support/until.ts';

const limits = { messages: 4, bytes: 100, lingerMs: 2 };

/** An outbox whose publishes arrive when the test says so. */
function setUp() {
  const clock = new FakeClock();
  const sent: {
    packet: OutgoingPacket;
    ttlMs: number | undefined;
    arrive: () => void;
    refuse: (error: Error) => void;
  }[] = [];
  const batches = new Batches({
    clock,
    outbox: {
      publish: (packet, given) =>
        new Promise((arrive, refuse) => {
          sent.push({ packet, ttlMs: given?.ttlMs, arrive, refuse });
        }),
    },
  });
  const publish = (
    text: string,
    more: { ttlMs?: number; signal?: AbortSignal; topic?: string } = {},
  ): Promise<void> =>
    batches.publish(
      {
        topic: more.topic ?? 't',
        payload: `"${text}"`,
        properties: {
          contentType: 'application/cloudevents+json',
          ...(more.ttlMs === undefined ? {} : { messageExpirySeconds: more.ttlMs / 1000 }),
        },
      },
      limits,
      more,
    );
  const payloads = (): unknown[] => sent.map(({ packet }) => packet.payload);
  return { clock, batches, sent, publish, payloads };
}

describe('Batches', () => {
  it('REQ-BATCH-9: sends one at once where nothing is under way, as a single event', () => {
    const { sent, publish } = setUp();
    void publish('a');
    assert.deepEqual(
      sent.map(({ packet }) => [packet.payload, packet.properties?.contentType]),
      [['"a"', 'application/cloudevents+json']],
    );
  });

  it('collects while one is under way, and sends it together, in order, when that has arrived', async () => {
    const { sent, publish, payloads } = setUp();
    for (const text of ['a', 'b', 'c']) void publish(text);
    assert.deepEqual(payloads(), ['"a"']);
    sent[0]?.arrive();
    await rest(2);
    assert.deepEqual(payloads(), ['"a"', '["b","c"]']);
    assert.equal(sent[1]?.packet.properties?.contentType, 'application/cloudevents-batch+json');
  });

  it('REQ-BATCH-9: sends a batch of one as a single event', async () => {
    const { sent, publish, payloads } = setUp();
    for (const text of ['a', 'b']) void publish(text);
    sent[0]?.arrive();
    await rest(2);
    assert.deepEqual(payloads(), ['"a"', '"b"']);
    assert.equal(sent[1]?.packet.properties?.contentType, 'application/cloudevents+json');
  });

  it('REQ-BATCH-10: sends what is full, by messages or by bytes, without waiting', () => {
    const { publish, payloads } = setUp();
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) void publish(text);
    assert.deepEqual(payloads(), ['"a"', '["b","c","d","e"]']);
    void publish('x'.repeat(94));
    void publish('y'.repeat(20));
    assert.deepEqual(payloads().slice(2), ['"f"', `"${'x'.repeat(94)}"`]);
    assert.ok(payloads().every((payload) => (payload as string).length <= limits.bytes));
  });

  it('lets nothing wait longer than its linger', () => {
    const { clock, publish, payloads } = setUp();
    for (const text of ['a', 'b', 'c']) void publish(text);
    clock.advance(1);
    assert.equal(payloads().length, 1);
    clock.advance(1);
    assert.deepEqual(payloads(), ['"a"', '["b","c"]']);
  });

  it('REQ-BATCH-11: expires as the longest of its entries does, and never where one never does', () => {
    const { clock, sent, publish } = setUp();
    void publish('a');
    void publish('b', { ttlMs: 5_000 });
    void publish('c', { ttlMs: 9_000 });
    clock.advance(2);
    void publish('d', { ttlMs: 5_000 });
    void publish('e');
    clock.advance(2);
    assert.deepEqual(
      sent.slice(1).map(({ packet, ttlMs }) => [packet.properties?.messageExpirySeconds, ttlMs]),
      [
        [9, 9_000],
        [undefined, undefined],
      ],
    );
  });

  it('keeps topics apart', () => {
    const { publish, payloads } = setUp();
    void publish('a');
    void publish('b', { topic: 'u' });
    assert.deepEqual(payloads(), ['"a"', '"b"']);
  });

  it('resolves each send when its batch has arrived, and rejects each when it has not', async () => {
    const { clock, sent, publish } = setUp();
    const all = Promise.allSettled(['a', 'b', 'c', 'd', 'e', 'f'].map((text) => publish(text)));
    clock.advance(2);
    sent[0]?.arrive();
    sent[1]?.refuse(new ParleyError('expired', 'too late'));
    sent[2]?.arrive();
    const statuses = (await all).map(({ status }) => status);
    assert.deepEqual(statuses, ['fulfilled', 'rejected', 'rejected', 'rejected', 'rejected', 'fulfilled']);
  });

  it('sends one by one what is too large together for the broker', async () => {
    const { clock, sent, publish, payloads } = setUp();
    const all = Promise.allSettled(['a', 'b', 'c'].map((text) => publish(text)));
    clock.advance(2);
    sent[0]?.arrive();
    sent[1]?.refuse(new ParleyError('too_large', 'the broker takes less'));
    await rest(2);
    assert.deepEqual(payloads().slice(2), ['"b"', '"c"']);
    for (const { arrive } of sent) arrive();
    assert.ok((await all).every(({ status }) => status === 'fulfilled'));
  });

  it('takes back what is called back while it is collected', async () => {
    const { clock, publish, payloads } = setUp();
    const controller = new AbortController();
    void publish('a');
    const b = publish('b', { signal: controller.signal });
    void publish('c');
    controller.abort();
    await assert.rejects(b, { code: 'cancelled' });
    clock.advance(2);
    assert.deepEqual(payloads(), ['"a"', '"c"']);
  });

  it('sends what is collected when it is told to', () => {
    const { batches, publish, payloads } = setUp();
    for (const topic of ['t', 'u']) for (const text of ['a', 'b', 'c']) void publish(text, { topic });
    batches.flush('t');
    assert.equal(payloads().length, 3);
    batches.flush();
    assert.deepEqual(payloads(), ['"a"', '"a"', '["b","c"]', '["b","c"]']);
  });
});
