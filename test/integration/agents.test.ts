import assert from 'node:assert/strict';
import { connect, type AgentOptions, type Bus } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { agent, bundle, channel, receive, send } from '../runtime/support/contracts.ts';
import { until } from '../runtime/support/until.ts';
import type { AnyAgent, AnyHandlers } from '../runtime/support/world.ts';
import { describeBrokers } from './brokers.ts';

let suite = 0;

/** Contracts under a prefix of their own: tests of one broker do not see each other. */
function contracts() {
  suite += 1;
  const root = `t${suite}`;
  const region = { region: { enum: ['eu', 'us'] } };
  return bundle(
    [
      channel('work', { address: `${root}/work/{region}`, parameters: region, orderBy: '/key' }),
      channel('news', { address: `${root}/news`, share: 'every' }),
      channel('shared', { address: `${root}/shared`, share: 'broker' }),
      channel('alarm', { address: `${root}/alarm`, priority: 'critical' }),
      channel('ask', { address: `${root}/ask`, reply: { channel: 'answer', timeoutMs: 5_000 } }),
      channel('answer', { address: null }),
    ],
    [
      agent('worker', {
        parameters: ['region'],
        receives: {
          work: receive(['work']),
          news: receive(['news']),
          alarm: receive(['alarm']),
          ask: receive(['ask'], { concurrency: 64 }),
        },
      }),
      agent('sharer', { receives: { shared: receive(['shared']) } }),
      agent('boss', { sends: { work: send(), news: send(), alarm: send(), ask: send(), shared: send() } }),
    ],
    { prefix: `${root}/parley` },
  );
}

describeBrokers('Agents', ({ factory, hasSharedSubscriptions }) => {
  let buses: Bus[];
  let declared: ReturnType<typeof contracts>;
  let got: string[];
  let finish: () => void;
  beforeEach(() => {
    buses = [];
    got = [];
    finish = () => undefined;
    declared = contracts();
  });
  afterEach(async () => {
    finish();
    await Promise.all(buses.map((bus) => bus.close()));
  });

  const start = async (
    name: string,
    handlers: AnyHandlers = {},
    options: AgentOptions = {},
  ): Promise<AnyAgent> => {
    const bus = await connect(factory());
    buses.push(bus);
    const started = bus.agent(defineAgent(name, declared), handlers, { healthIntervalMs: 200, ...options });
    await started.start();
    return started;
  };
  const worker = (instance: string, handlers: AnyHandlers = {}): Promise<AnyAgent> => {
    const collect = ({ channel, data }: { readonly channel: string; readonly data: unknown }): void => {
      got.push(`${instance} ${channel} ${(data as { n: number }).n}`);
    };
    const answer: AnyHandlers[string] = ({ data }) => ({ n: (data as { n: number }).n + 1 });
    return start(
      'worker',
      { work: collect, news: collect, alarm: collect, ask: answer, ...handlers },
      { instance },
    );
  };

  it('handle each message once, in the order of its key', async () => {
    const order: Record<string, number[]> = {};
    const one = await worker('one', {
      work: async ({ data }) => {
        const { n, key } = data as { n: number; key: string };
        await Promise.resolve();
        (order[key] ??= []).push(n);
      },
    });
    const boss = await start('boss');
    const sends = Array.from({ length: 300 }, (_, n) =>
      boss.send('work', { n, key: `k${n % 3}` }, { parameters: { region: n % 2 === 0 ? 'eu' : 'us' } }),
    );
    await Promise.all(sends);
    await until(() => one.statistics().handled === 300);
    assert.deepEqual(
      Object.values(order).map((list) => list.length),
      [100, 100, 100],
    );
    // One key comes by two topics here: the order is that of each topic.
    for (const list of Object.values(order)) {
      for (const rest of [0, 1]) {
        const own = list.filter((n) => n % 2 === rest);
        assert.deepEqual(
          own,
          [...own].sort((a, b) => a - b),
        );
      }
    }
    assert.equal(one.statistics().duplicates, 0);
  });

  it('ask and answer, a hundred at a time', async () => {
    await worker('one');
    const boss = await start('boss');
    const replies = await Promise.all(Array.from({ length: 100 }, (_, n) => boss.request('ask', { n })));
    assert.deepEqual(
      replies.map(({ data }) => (data as { n: number }).n),
      Array.from({ length: 100 }, (_, n) => n + 1),
    );
  });

  it('tell each other what failed', async () => {
    await worker('one', {
      ask: () => {
        throw new Error('broken');
      },
    });
    const boss = await start('boss');
    await assert.rejects(boss.request('ask', { n: 1 }), {
      code: 'handler_failed',
      reason: 'broken',
      remote: true,
    });
  });

  it('give up and tell so: the signal of the handler fires', async () => {
    let signal: AbortSignal | undefined;
    await worker('one', {
      ask: (_, context) => {
        signal = context.signal;
        return new Promise((resolve) => {
          finish = () => {
            resolve({ n: 1 });
          };
        });
      },
    });
    const boss = await start('boss');
    await assert.rejects(boss.request('ask', { n: 1 }, { timeoutMs: 200 }), { code: 'timeout' });
    await until(() => signal?.aborted === true);
  });

  it('share one front, and hand it over when it stops', async () => {
    const one = await worker('one');
    const two = await worker('two');
    const boss = await start('boss');
    await boss.send('work', { n: 1, key: 'a' }, { parameters: { region: 'eu' } });
    await boss.send('alarm', { n: 2 });
    await until(() => got.length === 2);
    await one.stop();
    await boss.send('work', { n: 3, key: 'a' }, { parameters: { region: 'eu' } });
    await boss.send('alarm', { n: 4 });
    await until(() => got.length === 4);
    assert.equal(two.role, 'active');
    assert.deepEqual(got.sort(), ['one alarm 2', 'one work 1', 'two alarm 4', 'two work 3']);
  });

  it('reach every instance where the channel says so, and one by its name', async () => {
    await worker('one');
    await worker('two');
    const boss = await start('boss');
    await boss.send('news', { n: 1 });
    await boss.send('work', { n: 2, key: 'a' }, { to: 'worker/two', parameters: { region: 'eu' } });
    await boss.send('work', { n: 3, key: 'a' }, { to: 'worker', parameters: { region: 'eu' } });
    await until(() => got.length === 4);
    assert.deepEqual(got.sort(), ['one news 1', 'one work 3', 'two news 1', 'two work 2']);
  });

  it('keep for the next life what came while no instance lived', async () => {
    const one = await worker('one');
    const boss = await start('boss');
    await one.stop();
    await boss.send('work', { n: 1, key: 'a' }, { parameters: { region: 'eu' } });
    await worker('one');
    await until(() => got.length === 1);
  });

  if (hasSharedSubscriptions) {
    it('let the broker share, where the channel says so', async () => {
      const collect = (name: string): AnyHandlers => ({ shared: () => void got.push(name) });
      await start('sharer', collect('one'), { instance: 'one' });
      await start('sharer', collect('two'), { instance: 'two' });
      const boss = await start('boss');
      for (let n = 0; n < 20; n += 1) await boss.send('shared', { n });
      await until(() => got.length === 20);
      assert.deepEqual(new Set(got), new Set(['one', 'two']));
    });
  } else {
    it('refuse to start where the broker does not share and the channel needs it', async () => {
      await assert.rejects(start('sharer', { shared: () => undefined }), { code: 'unsupported' });
    });
  }
});
