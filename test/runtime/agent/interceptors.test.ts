import assert from 'node:assert/strict';
import type { Interceptor } from '@parley/runtime';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { until } from '../support/until.ts';
import { World } from '../support/world.ts';

const contracts = bundle(
  [
    channel('work'),
    channel('ask', { reply: { channel: 'answer', timeoutMs: 1000 } }),
    channel('answer', { address: null }),
  ],
  [
    agent('worker', { receives: { work: receive(['work']), ask: receive(['ask']) } }),
    agent('boss', { sends: { work: send(), ask: send() } }),
  ],
);

describe('Interceptors', () => {
  let world: World;
  let steps: string[];
  beforeEach(() => {
    world = new World(contracts);
    steps = [];
  });
  afterEach(() => world.close());

  const note =
    (name: string): Interceptor =>
    async (_, next, { direction, kind, channel: name_ }) => {
      steps.push(`${name} ${direction} ${kind} ${name_}`);
      const result = await next();
      steps.push(`${name} done`);
      return result;
    };

  it('wrap sending and handling, first added outermost', async () => {
    const worker = await world.start('worker', {
      work: () => void steps.push('work'),
      ask: () => ({ n: 2 }),
    });
    const boss = await world.start('boss');
    boss.use(note('outer'));
    boss.use(note('inner'));
    worker.use(note('worker'));
    await boss.send('work', { n: 1 });
    await until(() => worker.statistics().handled === 1);
    const handled = steps.splice(0).filter((step) => !step.endsWith('done'));
    assert.deepEqual(handled, [
      'outer send message work',
      'inner send message work',
      'worker handle message work',
      'work',
    ]);
    assert.deepEqual((await boss.request('ask', { n: 1 })).data, { n: 2 });
    const asked = steps.filter((step) => !step.endsWith('done'));
    assert.deepEqual(asked, [
      'outer send request ask',
      'inner send request ask',
      'worker handle request ask',
      'worker send reply answer',
    ]);
  });

  it('may change headers on the way', async () => {
    let headers: unknown;
    await world.start('worker', {
      work: (message) => {
        headers = message.headers;
      },
      ask: () => ({ n: 2 }),
    });
    const boss = await world.start('boss');
    boss.use((message, next) => next({ ...message, headers: { signed: 'yes' } }));
    await boss.send('work', { n: 1 });
    await until(() => headers !== undefined);
    assert.deepEqual(headers, { signed: 'yes' });
  });

  it('may refuse: the send fails, the handler is not called', async () => {
    const worker = await world.start('worker', {
      work: () => void steps.push('work'),
      ask: () => ({ n: 2 }),
    });
    const boss = await world.start('boss');
    worker.use(() => {
      throw new Error('not signed');
    });
    await boss.send('work', { n: 1 });
    await until(() => worker.statistics().failed === 1);
    assert.deepEqual([steps, worker.deadLetters()[0]?.reason], [[], 'not signed']);
    const remove = boss.use(() => {
      throw new Error('no');
    });
    await assert.rejects(boss.send('work', { n: 1 }), /no/);
    remove();
    await boss.send('work', { n: 1 });
  });
});
