import assert from 'node:assert/strict';
import { until } from '../../runtime/support/until.ts';
import type { AnyHandlers } from '../../runtime/support/world.ts';
import { briefMs } from './scene.ts';
import { numbers, sorted, type Numbered, type Stage } from './stage.ts';

/** What each delivery class promises while the broker lives. */
export function defineClasses(stage: Stage): void {
  it('at-most-once: arrives while both are there', async () => {
    await stage.worker();
    const boss = await stage.scene.start('boss');
    await Promise.all(numbers(100).map((n) => boss.send('readings', { n })));
    await until(() => stage.got.length === 100);
    assert.deepEqual(stage.got, numbers(100));
  });

  it('at-least-once: what a crashed consumer had not finished is handled by its next life', async () => {
    const begun: number[] = [];
    const hang = ({ data }: { readonly data: unknown }): Promise<void> => {
      begun.push((data as Numbered).n);
      return new Promise(() => undefined);
    };
    const first = await stage.worker({ orders: hang });
    const boss = await stage.scene.start('boss');
    await Promise.all(numbers(5).map((n) => boss.send('orders', { n, key: 'a' })));
    await until(() => begun.length > 0);
    await stage.scene.crash(first);
    await stage.worker();
    await until(() => new Set(stage.got).size === 5);
    assert.deepEqual(stage.got, numbers(5));
  });

  it('at-least-once: a broken connection repeats what was unacknowledged, and the handler runs once', async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const one = await stage.worker({
      orders: async (message, context) => {
        await finished;
        await stage.take(message, context);
      },
    });
    const sessions: string[] = [];
    one.on('session', ({ lane }) => sessions.push(lane));
    const boss = await stage.scene.start('boss');
    await boss.send('orders', { n: 1, key: 'a' });
    await until(() => one.statistics().inFlight === 1);
    stage.scene.cut(one);
    await until(() => sessions.includes('front') && one.statistics().duplicates === 1);
    finish();
    await until(() => one.statistics().inFlight === 0);
    await boss.send('orders', { n: 2, key: 'a' });
    await until(() => stage.got.length === 2);
    assert.deepEqual(stage.got, [1, 2]);
  });

  it('at-least-once: what came while the receiver was away waits in its session', async () => {
    const first = await stage.worker();
    const boss = await stage.scene.start('boss');
    await first.stop();
    await Promise.all(numbers(50).map((n) => boss.send('orders', { n, key: `k${n % 3}` })));
    await stage.worker();
    await until(() => stage.got.length === 50);
    assert.deepEqual(sorted(stage.got), numbers(50));
  });

  it('exactly-once: a message that comes again after a crash is not handled again, nor is what it sent', async () => {
    const paid: string[] = [];
    await stage.scene.start('auditor', { paid: ({ id }) => void paid.push(id) });
    let runs = 0;
    const handlers: AnyHandlers = {
      payments: async ({ data }, context) => {
        runs += 1;
        await context.send('paid', { n: (data as Numbered).n });
        // The acknowledgement cannot go out any more.
        if (runs === 1) stage.scene.cut(cashier);
      },
    };
    let cashier = await stage.scene.start('cashier', handlers, { instance: 'one' });
    const boss = await stage.scene.start('boss');
    await boss.send('payments', { n: 1 });
    await until(() => paid.length === 1 && cashier.statistics().duplicates === 1);
    await stage.scene.crash(cashier);
    cashier = await stage.scene.start('cashier', handlers, { instance: 'one' });
    await boss.send('payments', { n: 2 });
    await until(() => paid.length === 2);
    assert.deepEqual([runs, new Set(paid).size], [2, 2]);
  });

  it('durable: what came while the receiver was away is handled once, and confirmed', async () => {
    const first = await stage.scene.start('carrier', { parcels: stage.take }, { instance: 'one' });
    const boss = await stage.scene.start('boss', {}, { instance: 'one' });
    await stage.scene.crash(first);
    await Promise.all(numbers(100).map((n) => boss.send('parcels', { n })));
    await stage.scene.start('carrier', { parcels: stage.take }, { instance: 'one' });
    await until(() => boss.statistics().unconfirmed === 0);
    assert.deepEqual(sorted(stage.got), numbers(100));
  });

  it('requests are answered, fifty at a time', async () => {
    await stage.scene.start('answerer', { ask: ({ data }) => ({ n: (data as Numbered).n + 1 }) });
    const boss = await stage.scene.start('boss');
    const replies = await Promise.all(numbers(50).map((n) => boss.request('ask', { n })));
    assert.deepEqual(
      replies.map(({ data }) => (data as Numbered).n),
      numbers(50).map((n) => n + 1),
    );
  });

  if (stage.promises.keepsOrder) {
    it('order: that of each key, over a crash of the consumer too', async () => {
      const keys: Record<string, number[]> = {};
      const take: AnyHandlers[string] = async ({ data }) => {
        const { n, key = '' } = data as Numbered;
        await Promise.resolve();
        (keys[key] ??= []).push(n);
      };
      const hang: AnyHandlers = { ordered: () => new Promise(() => undefined) };
      const first = await stage.scene.start('sorter', hang, { instance: 'one' });
      const boss = await stage.scene.start('boss');
      const send = (n: number): Promise<unknown> => boss.send('ordered', { n, key: `k${n % 4}` });
      await Promise.all(numbers(20).map(send));
      await until(() => first.statistics().inFlight > 0);
      await stage.scene.crash(first);
      await Promise.all(numbers(20).map((n) => send(n + 20)));
      const second = await stage.scene.start('sorter', { ordered: take }, { instance: 'one' });
      if (stage.promises.overtakesInReplay === true) await until(() => second.statistics().handled === 40);
      await Promise.all(numbers(20).map((n) => send(n + 40)));
      await until(() => second.statistics().handled === 60);
      for (const list of Object.values(keys)) assert.deepEqual(list, sorted(list));
    });
  } else {
    it('order: refused with the reason, where it would not hold over a crash', async () => {
      await assert.rejects(stage.scene.start('sorter', { ordered: stage.take }), {
        code: 'unsupported',
        message: /does not send again at a reconnect.*: ordered\./,
      });
    });
  }

  it('priority: a critical message is handled while every other handler hangs', async () => {
    let hanging = 0;
    const one = await stage.worker({
      orders: () => {
        hanging += 1;
        return new Promise(() => undefined);
      },
    });
    const boss = await stage.scene.start('boss');
    await Promise.all(numbers(20).map((n) => boss.send('orders', { n, key: `k${n}` })));
    await until(() => hanging > 0);
    await boss.send('alarms', { n: 1 });
    await until(() => stage.got.length === 1);
    await stage.scene.crash(one);
  });

  it('batches: their messages are handled one by one', async () => {
    await stage.worker();
    const boss = await stage.scene.start('boss');
    await boss.sendMany(
      'batches',
      numbers(100).map((n) => ({ n })),
    );
    await until(() => stage.got.length === 100);
    assert.deepEqual(sorted(stage.got), numbers(100));
  });

  it('expiry: a message that waited longer than its time is not handled', async () => {
    const reader = await stage.scene.start('reader', { brief: stage.take });
    const boss = await stage.scene.start('boss');
    await boss.send('brief', { n: 1 });
    await until(() => stage.got.length === 1);
    await reader.pause();
    await boss.send('brief', { n: 2 });
    const overAt = performance.now() + briefMs + 50;
    await until(() => performance.now() > overAt);
    await reader.resume();
    await boss.send('brief', { n: 3 });
    await until(() => stage.got.length === 2 && reader.statistics().expired === 1);
    assert.deepEqual(stage.got, [1, 3]);
  });

  it('expiry: a message whose time is over when its turn comes is not handled', async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const reader = await stage.scene.start('reader', {
      brief: async (message, context) => {
        await stage.take(message, context);
        await finished;
      },
    });
    const boss = await stage.scene.start('boss');
    await boss.send('brief', { n: 1 });
    await boss.send('brief', { n: 2 });
    const overAt = performance.now() + briefMs + 50;
    await until(() => stage.got.length === 1 && performance.now() > overAt);
    finish();
    await until(() => reader.statistics().expired === 1);
    await boss.send('brief', { n: 3 });
    await until(() => stage.got.length === 2);
    assert.deepEqual(stage.got, [1, 3]);
  });

  if (stage.promises.retainedByWildcard) {
    it('retain: who comes later gets the last message of each topic', async () => {
      const boss = await stage.scene.start('boss');
      for (const [n, gauge] of ['one', 'two', 'one'].entries())
        await boss.send('states', { n }, { parameters: { gauge } });
      await stage.scene.start('display', { states: stage.take });
      await until(() => stage.got.length === 2);
      assert.deepEqual(sorted(stage.got), [1, 2]);
    });
  } else {
    it('retain: a channel whose last messages would not come is refused with the reason', async () => {
      await assert.rejects(stage.scene.start('display', { states: stage.take }), {
        code: 'unsupported',
        message: /no retained messages to subscriptions with a wildcard.*the retained channel states/,
      });
    });
  }

  const { dots } = stage.promises;
  if (dots === undefined) {
    it('topics: dots, spaces, stars and other letters arrive as they are', async () => {
      const by: unknown[] = [];
      const machine = await stage.scene.start('gauge', {
        gauges: ({ parameters }) => void by.push(parameters),
      });
      const boss = await stage.scene.start('boss');
      const all = ['10.0.0.1', 'a b', 'a*b', 'Grüße', 'x:y'].map((gauge) => ({ gauge }));
      for (const parameters of all) await boss.send('gauges', { n: 1 }, { parameters });
      await until(() => machine.statistics().handled === all.length);
      assert.deepEqual(by, all);
    });
  } else {
    it('topics: a dot, with which a message would be lost, is refused with the reason', async () => {
      const gauge = await stage.scene.start('gauge', { gauges: () => undefined });
      const boss = await stage.scene.start('boss');
      const send = (name: string): Promise<unknown> =>
        boss.send('gauges', { n: 1 }, { parameters: { gauge: name } });
      await assert.rejects(send('10.0.0.1'), { code: 'unsupported', message: dots });
      await send('10-0-0-1');
      await until(() => gauge.statistics().handled === 1);
      const named = stage.scene.start('gauge', { gauges: () => undefined }, { instance: 'v1.2' });
      await assert.rejects(named, { code: 'unsupported', message: dots });
    });
  }
}
