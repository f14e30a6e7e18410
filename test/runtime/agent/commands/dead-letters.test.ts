import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agent, bundle, channel, receive, send } from '../../support/contracts.ts';
import { createOperator, operatorInbox } from '../../support/operator.ts';
import { rest, until } from '../../support/until.ts';
import { World, type AnyAgent } from '../../support/world.ts';

const durable = { journal: 'fsync', records: 100, bytes: 100_000 } as const;
const contracts = bundle(
  [
    channel('job'),
    channel('note', { ttlMs: 1_000 }),
    channel('order', { durable }),
    channel('ask', { reply: { channel: 'answer', timeoutMs: 1_000 } }),
    channel('answer', { address: null }),
  ],
  [
    agent('boss', { sends: { order: send() } }),
    agent('clerk', { receives: { order: receive(['order']) } }),
    agent('worker', {
      receives: {
        job: receive(['job'], { retry: { attempts: 2, minBackoffMs: 0, maxBackoffMs: 0 } }),
        note: receive(['note']),
        ask: receive(['ask']),
        'j*': receive(['job']),
      },
    }),
  ],
);
const latest = <Item>(items: readonly Item[]): Item => {
  const item = items.at(-1);
  assert.ok(item !== undefined);
  return item;
};

describe('createDeadLetterQueries', () => {
  let folder: string;
  let world: World;
  let worker: AnyAgent;
  let isBroken: boolean;
  let handled: { readonly n: number; readonly attempt: number }[];
  let watched: number;
  let ask: ReturnType<typeof createOperator>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
    world = new World(contracts, { state: folder });
    ask = createOperator(world);
    await world.raw();
    isBroken = true;
    handled = [];
    watched = 0;
    const handle = (message: { data: unknown }, context: { attempt: number }) => {
      if (isBroken) throw new Error('no such vehicle');
      handled.push({ n: (message.data as { n: number }).n, attempt: context.attempt });
    };
    worker = await world.start(
      'worker',
      {
        job: handle,
        note: handle,
        ask: handle,
        'j*': () => {
          watched += 1;
        },
      },
      { instance: 'w1' },
    );
  });
  afterEach(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  const isIdle = () => worker.statistics().inFlight === 0;

  /** Sends what the handler cannot handle, and resolves with the letters' ids, oldest first. */
  async function bury(numbers: readonly number[], topic = 'job'): Promise<readonly string[]> {
    const before = worker.deadLetters().length;
    for (const n of numbers) await world.publish(topic, { id: `m${n}`, data: { n } });
    await until(() => {
      world.clock.advance(1);
      return worker.deadLetters().length === before + numbers.length && isIdle();
    });
    return worker
      .deadLetters()
      .slice(before)
      .map((letter) => letter.id);
  }

  describe('dead-list', () => {
    it('REQ-PRES-20: answers with a letter each, and with a receipt that names the command', async () => {
      const [letter] = await bury([1]);
      const { letters, receipt } = await ask({ command: 'dead-list' });
      assert.deepEqual(receipt, {
        kind: 'handled',
        agent: 'worker',
        ids: ['c1'],
        result: { done: [letter], dropped: 0, total: 1 },
      });
      const { original, ...rest } = latest(letters);
      assert.equal(Buffer.from(original, 'base64').toString().includes('"n":1'), true);
      assert.deepEqual(
        [rest.id, rest.instance, rest.reason, rest.attempts, rest.receive],
        [letter, 'w1', 'handler_failed', 2, 'job'],
      );
    });

    it('REQ-PRES-21: goes from the newest to the oldest, a page at a time', async () => {
      const [a, b, c] = await bury([1, 2, 3]);
      const first = await ask({ command: 'dead-list', limit: 2 });
      assert.deepEqual(first.receipt.result, { done: [c, b], total: 3, next: b, dropped: 0 });
      const second = await ask({ command: 'dead-list', limit: 2, before: b });
      assert.deepEqual(second.receipt.result, { done: [a], total: 3, dropped: 0 });
    });

    it('chooses by code, channel, time and id', async () => {
      const [job] = await bury([1]);
      const [note] = await bury([2], 'note');
      const now = worker.deadLetters()[1]?.failedAt;
      const chosen = async (given: object) =>
        (await ask({ command: 'dead-list', ...given })).receipt.result?.done;
      assert.deepEqual(await chosen({ filter: { channels: ['note'] } }), [note]);
      assert.deepEqual(await chosen({ filter: { codes: ['invalid_data'] } }), []);
      assert.deepEqual(await chosen({ filter: { until: now } }), [job]);
      assert.deepEqual(await chosen({ filter: { since: now } }), [note]);
      assert.deepEqual(await chosen({ ids: [job, 'unknown'] }), [job]);
    });

    it('sends as much of the originals as is wanted, and says how much there is', async () => {
      await bury([1]);
      const { letters } = await ask({ command: 'dead-list', originalBytes: 0 });
      const { original, kept, size } = latest(letters);
      assert.deepEqual([original, kept], ['', size]);
    });

    for (const wrong of [{ ids: [] }, { ids: [7] }, { limit: 0 }, { filter: { since: 'soon' } }]) {
      it(`REQ-PRES-22: has no effect with ${JSON.stringify(wrong)}`, async () => {
        await bury([1]);
        const { invalidSystem } = worker.statistics();
        await world.publish('parley/v1/commands/worker', {
          id: 'wrong',
          source: '/agents/parley-cli/x1',
          type: 'parley.command.v1',
          replyto: operatorInbox,
          data: { command: 'dead-purge', ...wrong },
        });
        await until(() => worker.statistics().invalidSystem === invalidSystem + 1);
        assert.equal(worker.deadLetters().length, 1);
      });
    }
  });

  describe('dead-purge', () => {
    it('REQ-DEAD-6: forgets for good what was kept', async () => {
      const [a, b] = await bury([1, 2]);
      const { receipt } = await ask({ command: 'dead-purge', ids: [a, 'unknown'] });
      assert.deepEqual(receipt.result, { done: [a], total: 1 });
      await worker.stop();
      worker = await world.start('worker', noHandlers, { instance: 'w1' });
      assert.deepEqual(
        worker.deadLetters().map((letter) => letter.id),
        [b],
      );
    });
  });

  describe('dead-redrive', () => {
    it('REQ-DEAD-7, REQ-DEAD-9: handles a message again under its id, from the first attempt, by the receive that gave up', async () => {
      const letters = await bury([1, 2]);
      assert.equal(watched, 2);
      isBroken = false;
      const { receipt } = await ask({ command: 'dead-redrive' });
      assert.deepEqual(receipt.result, { done: letters, failed: [], total: 2 });
      assert.deepEqual(handled, [
        { n: 1, attempt: 1 },
        { n: 2, attempt: 1 },
      ]);
      assert.equal(watched, 2);
      assert.deepEqual(worker.deadLetters(), []);
      await world.publish('job', { id: 'm1', data: { n: 1 } });
      await rest();
      assert.equal(handled.length, 2);
    });

    it('REQ-DEAD-9: puts a new letter in the place of one that fails again', async () => {
      const [letter] = await bury([1]);
      const { receipt } = await ask({ command: 'dead-redrive', ids: [letter] });
      const [next] = worker.deadLetters();
      assert.equal(worker.deadLetters().length, 1);
      assert.notEqual(next?.id, letter);
      assert.deepEqual(receipt.result, {
        done: [],
        failed: [{ id: letter, code: 'handler_failed', message: 'no such vehicle', replacedBy: next?.id }],
        total: 1,
      });
      await worker.stop();
      worker = await world.start('worker', noHandlers, { instance: 'w1' });
      assert.deepEqual(
        worker.deadLetters().map((kept) => kept.id),
        [next?.id],
      );
    });

    it('judges anew what no handler saw', async () => {
      await world.publish('job', { id: 'm1', data: { n: 'one' } });
      await until(() => worker.deadLetters().length === 1 && isIdle());
      const { receipt } = await ask({ command: 'dead-redrive' });
      assert.equal(receipt.result?.failed?.[0]?.code, 'invalid_data');
      assert.equal(worker.deadLetters().length, 1);
    });

    it('REQ-DEAD-8: handles what expired only when it is told to', async () => {
      const expirytime = new Date(world.clock.now() + 1_000).toISOString();
      await world.publish('note', { id: 'm1', time: new Date(world.clock.now()).toISOString(), expirytime });
      await until(() => worker.deadLetters().length === 1 && isIdle());
      world.clock.advance(60_000);
      isBroken = false;
      const [letter] = worker.deadLetters();
      const refused = await ask({ command: 'dead-redrive' });
      assert.deepEqual(refused.receipt.result?.failed, [
        { id: letter?.id, code: 'expired', message: `it expired at ${expirytime}` },
      ]);
      assert.deepEqual(worker.deadLetters(), [letter]);
      const { receipt } = await ask({ command: 'dead-redrive', evenExpired: true });
      assert.deepEqual(receipt.result?.done, [letter?.id]);
      assert.deepEqual(handled, [{ n: 1, attempt: 1 }]);
    });

    it('REQ-DEAD-8: gives the handler of an expired request its whole time', async () => {
      const expirytime = new Date(world.clock.now() + 1_000).toISOString();
      await world.publish('ask', { id: 'm1', expirytime });
      await until(() => worker.deadLetters().length === 1 && isIdle());
      world.clock.advance(60_000);
      isBroken = false;
      const { receipt } = await ask({ command: 'dead-redrive', evenExpired: true });
      assert.deepEqual(receipt.result?.failed, []);
      assert.equal(handled.length, 1);
    });

    it('REQ-DEAD-10: refuses a message of which not all bytes are kept', async () => {
      await world.publish('job', { id: 'm1', data: { n: 1, text: 'x'.repeat(70_000) } });
      await until(() => {
        world.clock.advance(1);
        return worker.deadLetters().length === 1 && isIdle();
      });
      const { receipt } = await ask({ command: 'dead-redrive' });
      const [failure] = receipt.result?.failed ?? [];
      assert.equal(failure?.code, 'too_large');
      assert.match(failure.message, /^only 65536 of its \d+ bytes are kept/);
      assert.equal(worker.deadLetters().length, 1);
    });

    it('handles only that entry of a batch that was given up', async () => {
      const entry = (n: number) => ({
        specversion: '1.0',
        id: `b${n}`,
        source: 'urn:plc',
        type: 'test.thing.v1',
        data: { n },
      });
      const raw = await world.raw();
      const properties = { contentType: 'application/cloudevents-batch+json' };
      await raw.publish({
        topic: 'job',
        payload: JSON.stringify([entry(1), { ...entry(2), data: {} }]),
        properties,
      });
      await until(() => {
        world.clock.advance(1);
        return worker.deadLetters().length === 2 && isIdle();
      });
      isBroken = false;
      const [wrong, failed] = worker.deadLetters();
      const ids = [wrong, failed].map((letter) => [letter?.messageId, letter?.id] as const);
      const { receipt } = await ask({ command: 'dead-redrive', ids: [new Map(ids).get('b1')] });
      assert.deepEqual(receipt.result?.failed, []);
      assert.deepEqual(handled, [{ n: 1, attempt: 1 }]);
    });

    it('does nothing while the agent is paused', async () => {
      await bury([1]);
      await worker.pause();
      const { receipt } = await ask({ command: 'dead-redrive' });
      assert.equal(receipt.result?.failed?.[0]?.code, 'unavailable');
      assert.equal(worker.deadLetters().length, 1);
    });

    it('REQ-DEAD-11: sends what nobody confirmed again, with a new time to live', async () => {
      const boss = await world.start('boss', {}, { instance: 'b1' });
      const sent = await boss.send('order', { n: 7 });
      for (let second = 0; second < 70; second += 1) {
        world.clock.advance(1_000);
        await rest(5);
      }
      await until(() => boss.deadLetters().length === 1);
      const seen: number[] = [];
      await world.start('clerk', {
        order: ({ data }) => {
          seen.push((data as { n: number }).n);
        },
      });
      const { receipt } = await ask({ command: 'dead-redrive' }, 'boss');
      assert.deepEqual(receipt.result?.failed, []);
      await until(() => seen.length === 1);
      const again = latest(world.events('order'));
      assert.equal(again.id, sent.id);
      assert.ok(Date.parse(again.expirytime as string) > world.clock.now());
      await until(() => {
        world.clock.advance(60);
        return boss.statistics().unconfirmed === 0;
      });
      assert.deepEqual(boss.deadLetters(), []);
    });
  });
});

const nothing = () => undefined;
const noHandlers = { job: nothing, note: nothing, ask: nothing, 'j*': nothing };
