import assert from 'node:assert/strict';
import type { Message, TimelineVerdict } from '@parley/runtime';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest } from '../support/until.ts';
import { World } from '../support/world.ts';

const contracts = bundle(
  [
    channel('ask', { reply: { channel: 'answer', timeoutMs: 1_000 } }),
    channel('answer', { address: null }),
    channel('order.placed', { stage: 'Placed' }),
    channel('order.shipped', { stage: 'Shipped', final: true }),
  ],
  [
    agent('boss', { sends: { ask: send(), 'order.placed': send(), 'order.shipped': send() } }),
    agent('worker', {
      receives: {
        ask: receive(['ask']),
        'order.placed': receive(['order.placed']),
        'order.shipped': receive(['order.shipped'], {
          retry: { attempts: 2, minBackoffMs: 10, maxBackoffMs: 10 },
        }),
        'parley.events.error': receive([], { messages: ['parley.event.v1'] }),
      },
    }),
  ],
);

describe('Observers', () => {
  let world: World;
  beforeEach(() => {
    world = new World(contracts);
  });
  afterEach(() => world.close());

  const handlers = {
    ask: () => ({ n: 2 }),
    'order.placed': () => undefined,
    'order.shipped': ({ data }: Message) => {
      if ((data as { n: number }).n < 0) throw new Error('no');
    },
    'parley.events.error': () => undefined,
  };

  it('show what an agent takes and sends, replies and system messages too', async () => {
    const worker = await world.start('worker', handlers);
    const boss = await world.start('boss');
    const seen: string[] = [];
    for (const [name, observed] of [
      ['boss', boss],
      ['worker', worker],
    ] as const)
      observed.subscribe({}, ({ channel: place }, { direction }) =>
        seen.push([name, direction, place].join(' ')),
      );
    await boss.request('ask', { n: 1 });
    await boss.send('order.shipped', { n: -1 });
    await rest();
    world.clock.advance(100);
    await rest();
    assert.deepEqual(seen.toSorted(), [
      'boss received answer',
      'boss sent ask',
      'boss sent order.shipped',
      'worker received ask',
      'worker received order.shipped',
      'worker received parley.events.error',
      'worker sent answer',
    ]);
  });

  it('count what a subscription saw, matched and threw; a listener disturbs nobody', async () => {
    const worker = await world.start('worker', handlers);
    const boss = await world.start('boss');
    let called = 0;
    const broken = worker.subscribe({ channel: 'order.*', tags: 'eu' }, () => {
      called += 1;
      if (called === 1) throw new Error('broken');
      return Promise.reject(new Error('broken later'));
    });
    assert.deepEqual(broken.statistics(), { seen: 0, matched: 0, failures: 0, matchesPerSecond: 0 });
    world.clock.advance(10_000);
    for (const tags of [['eu'], ['us'], ['eu']]) await boss.send('order.placed', { n: 1 }, { tags });
    await rest();
    assert.deepEqual(broken.statistics(), {
      seen: 3,
      matched: 2,
      failures: 2,
      lastMatchAt: '2026-01-01T00:00:10.000Z',
      matchesPerSecond: 0.2,
    });
    broken.close();
    await boss.send('order.placed', { n: 1 }, { tags: ['eu'] });
    await rest();
    assert.deepEqual([called, worker.statistics().handled], [2, 4]);
  });

  it('verify a timeline as messages come, and when none comes', async () => {
    const worker = await world.start('worker', handlers);
    const boss = await world.start('boss');
    const verdicts: TimelineVerdict[] = [];
    const timeline = worker.timeline(
      {
        steps: [
          { name: 'placed', match: { channel: 'order.placed' } },
          { name: 'shipped', match: { channel: 'order.shipped' }, withinMs: 5_000 },
        ],
      },
      (verdict) => {
        verdicts.push(verdict);
        if (verdict.kind === 'ok') throw new Error('a listener may be broken');
      },
    );
    for (const correlationId of ['a', 'b']) await boss.send('order.placed', { n: 1 }, { correlationId });
    await rest();
    world.clock.advance(2_000);
    for (const correlationId of ['a', 'c']) await boss.send('order.shipped', { n: 1 }, { correlationId });
    await rest();
    world.clock.advance(3_000);
    assert.equal(timeline.statistics().violations, 1);
    world.clock.advance(20);
    assert.deepEqual(
      verdicts.map((verdict) =>
        verdict.kind === 'ok'
          ? [verdict.key, 'ok', verdict.durationMs]
          : [verdict.key, verdict.reason, verdict.expected, verdict.message?.channel],
      ),
      [
        ['a', 'ok', 2_000],
        ['c', 'unexpected', ['placed'], 'order.shipped'],
        ['b', 'missing', ['shipped'], undefined],
      ],
    );
    assert.deepEqual(timeline.statistics(), {
      ok: 1,
      violations: 2,
      following: 2,
      forgotten: 0,
      failures: 1,
    });
  });

  it('refuse a filter or a timeline that is none, and too many of them', async () => {
    const worker = (await world.bus()).agent({ name: 'worker', bundle: contracts, validators: {} }, handlers);
    const code = 'invalid_argument';
    assert.throws(() => worker.subscribe({ type: 'A' }, () => undefined), { code, message: /at \/type/ });
    assert.throws(() => worker.timeline({ steps: [] }, () => undefined), { code, message: /at \/steps/ });
    for (let count = 0; count < 1_000; count += 1) worker.subscribe({}, () => undefined);
    assert.throws(() => worker.subscribe({}, () => undefined), { code: 'overloaded' });
  });

  it('leave no timer behind when the agent stops', async () => {
    const worker = await world.start('worker', handlers);
    const boss = await world.start('boss');
    const verdicts: TimelineVerdict[] = [];
    const steps = [
      { match: { channel: 'order.placed' } },
      { match: { channel: 'order.shipped' }, withinMs: 500 },
    ];
    worker.timeline({ steps }, (verdict) => verdicts.push(verdict));
    await boss.send('order.placed', { n: 1 });
    await rest();
    await worker.stop();
    world.clock.advance(10_000);
    assert.deepEqual(verdicts, []);
  });

  it('complete a workflow only when the handler of its last message did not fail', async () => {
    const worker = await world.start('worker', handlers);
    const boss = await world.start('boss');
    for (const [correlationId, n] of [
      ['good', 1],
      ['bad', -1],
    ] as const) {
      await boss.send('order.placed', { n }, { correlationId });
      await boss.send('order.shipped', { n }, { correlationId });
    }
    await rest();
    assert.equal(worker.workflow('bad')?.state, 'running');
    world.clock.advance(100);
    await rest();
    const { state, retries, errors } = worker.workflow('bad') ?? {};
    assert.deepEqual([state, retries, errors?.map(({ code }) => code)], ['failed', 1, ['handler_failed']]);
    assert.deepEqual(
      worker.workflows({ state: 'completed' }).map(({ correlationId }) => correlationId),
      ['good'],
    );
    assert.deepEqual(
      worker.stages().map(({ stage, count }) => [stage, count]),
      [
        ['Placed', 2],
        ['Shipped', 2],
      ],
    );
    const { handling, waiting, running } = worker.statistics().receives['order.shipped'] ?? {};
    assert.deepEqual([handling?.count, waiting, running], [3, 0, 0]);
  });
});
