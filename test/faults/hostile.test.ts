import assert from 'node:assert/strict';
import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';
import { createFakeRandom } from '../runtime/support/fake-random.ts';
import { until } from '../runtime/support/until.ts';
import { World } from '../runtime/support/world.ts';

const contracts = bundle(
  [
    channel('work', { maxBytes: 4_096 }),
    channel('ask', { reply: { channel: 'answer', timeoutMs: 1000 } }),
    channel('answer', { address: null }),
  ],
  [
    agent('worker', { receives: { work: receive(['work']), ask: receive(['ask']) } }),
    agent('boss', { sends: { work: send(), ask: send() } }),
  ],
);

const event = { specversion: '1.0', id: 'a', source: 'urn:x', type: 'test.thing.v1', data: { n: 1 } };
const text = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** One hostile payload by its number: every kind comes often, no two are equal. */
function hostile(index: number, random: () => number): Buffer {
  const id = `h${index}`;
  const own = { ...event, id };
  const kinds: (() => Buffer)[] = [
    () => Buffer.from(Array.from({ length: 1 + (index % 200) }, () => Math.floor(random() * 256))),
    () => Buffer.alloc(0),
    () => text(own).subarray(0, 10 + (index % 60)),
    () => text([index, 'no', null]),
    () => text(index),
    () => text(null),
    () => text({ ...own, data: { n: 'x'.repeat(index % 100) } }),
    () => text({ ...own, type: `test.unknown.v${index}` }),
    () => text({ ...own, type: 7 }),
    () => text({ ...own, id: 7 }),
    () => text({ ...own, source: undefined }),
    () => text({ ...own, specversion: '0.3' }),
    () => text({ ...own, data: { n: 1, text: 'x'.repeat(5_000) } }),
    () => text({ ...own, time: '2020-01-01T00:00:00Z', expirytime: '2019-01-01T00:00:00Z' }),
    () => text({ ...own, id: 'same' }),
    () => text({ ...own, channel: 'ask' }),
    () => text({ ...own, hops: 1_000 + index }),
    () => Buffer.from('['.repeat(20_000 + index)),
    () => Buffer.from(`{"a":`.repeat(5_000) + `${index}` + '}'.repeat(5_000)),
    () =>
      Buffer.from(
        `{"__proto__":{"polluted":${index}},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(own).slice(1)}`,
      ),
    () => Buffer.concat([text(own).subarray(0, -2), Buffer.from([0xff, 0xc0, 0xaf]), Buffer.from('}}')]),
    () =>
      Buffer.from(
        `${JSON.stringify({ ...own, data: 0 }).slice(0, -2)}{"n":1,"__proto__":{"polluted":true}}}`,
      ),
    () => text({ ...own, priority: 99, tags: 7, hops: -1, seq: {} }),
    () => text({ ...own, replyto: 'parley/v1/inbox/victim/v1/control' }),
    () => text({ ...own, source: '/agents/boss/b1', correlationid: 'x'.repeat(3_000) }),
  ];
  return kinds[index % kinds.length]?.() ?? Buffer.alloc(0);
}

describe('Hostile payloads', () => {
  it('never stop an agent, and each one is accounted for', async () => {
    const world = new World(contracts);
    try {
      const raw = await world.raw();
      const worker = await world.start('worker', { work: () => undefined, ask: () => ({ n: 1 }) });
      const random = createFakeRandom();
      const count = 2_000;
      for (let index = 0; index < count; index += 1) {
        await raw.publish({
          topic: index % 4 === 3 ? 'ask' : 'work',
          payload: hostile(index, () => random.fraction()),
        });
      }
      const boss = await world.start('boss');
      await boss.send('work', { n: 1 });
      assert.deepEqual((await boss.request('ask', { n: 1 })).data, { n: 1 });
      await until(() => worker.statistics().inFlight === 0);
      const { received, handled, failed, expired, duplicates, ignored, strays, shed, deadLetters } =
        worker.statistics();
      assert.equal(worker.state, 'online');
      // An empty list is an empty batch: nothing came. Batches count by entry.
      assert.ok(received >= count + 2);
      assert.equal(received, handled + failed + expired + duplicates + ignored + strays + shed);
      const buried = Object.values(deadLetters).reduce((sum, letters) => sum + letters, 0);
      assert.equal(buried, failed + expired);
      assert.equal(worker.deadLetters().length, 1000);
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      assert.ok(world.events('parley/v1/dead/worker').length <= 20 * Object.keys(deadLetters).length);
    } finally {
      await world.close();
    }
  });

  it('do not stop it at its inbox and its commands either', async () => {
    const world = new World(contracts);
    try {
      const raw = await world.raw();
      const worker = await world.start(
        'worker',
        { work: () => undefined, ask: () => ({ n: 1 }) },
        { instance: 'w1' },
      );
      const random = createFakeRandom();
      const topics = [
        'inbox/worker/w1/control',
        'inbox/worker/w1/bulk',
        'inbox/worker/front/bulk',
        'commands/worker',
        'agents/worker/front',
        'agents/worker/x/status',
      ];
      for (let index = 0; index < 1_200; index += 1) {
        const topic = `parley/v1/${topics[index % topics.length] ?? ''}`;
        await raw.publish({ topic, payload: hostile(index, () => random.fraction()) });
      }
      const boss = await world.start('boss');
      assert.deepEqual((await boss.request('ask', { n: 1 })).data, { n: 1 });
      assert.deepEqual([worker.state, worker.role], ['online', 'active']);
    } finally {
      await world.close();
    }
  });
});
