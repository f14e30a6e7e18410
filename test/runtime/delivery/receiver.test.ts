import assert from 'node:assert/strict';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyHandlers } from '../support/world.ts';

const contracts = bundle(
  [
    channel('work', { ttlMs: 5_000, maxBytes: 2_000 }),
    channel('keyed', { orderBy: '/key' }),
    channel('lossy', { delivery: 'at-most-once' }),
    channel('shadow', { address: 'work' }),
    channel('regional', {
      address: 'r/{region}/{line}',
      parameters: { region: { enum: ['eu', 'us'] }, line: { type: 'string', pattern: '^[a-z]+$' } },
    }),
    channel('market.buy'),
    channel('market.sell', { hops: 2 }),
  ],
  [
    agent('worker', {
      parameters: ['region'],
      receives: {
        work: receive(['work'], {
          retry: { attempts: 3, minBackoffMs: 10, maxBackoffMs: 10 },
          timeoutMs: 100,
        }),
        keyed: receive(['keyed']),
        lossy: receive(['lossy']),
        regional: receive(['regional']),
        'market.sell': receive(['market.sell']),
        'market.*': receive(['market.buy', 'market.sell']),
      },
    }),
    agent('watcher', {
      receives: {
        'parley.events.error': receive([], { messages: [] }),
        'parley.dead': receive([], { messages: [] }),
      },
    }),
    agent('boss', { sends: { work: send(), keyed: send(), 'market.sell': send() } }),
  ],
);

describe('Receiver', () => {
  let world: World;
  let got: { channel: string; data: unknown; parameters: unknown }[];
  beforeEach(() => {
    world = new World(contracts);
    got = [];
  });
  afterEach(() => world.close());

  const start = (handlers: AnyHandlers = {}, parameters: Record<string, string> = {}) => {
    const collect =
      (key: string): AnyHandlers[string] =>
      ({ channel, data, parameters }) => {
        got.push({ channel: key === channel ? channel : `${key}: ${channel}`, data, parameters });
      };
    const keys = Object.keys(contracts.agents.worker?.receives ?? {});
    const all = Object.fromEntries(keys.map((key) => [key, collect(key)]));
    return world.start('worker', { ...all, ...handlers }, { parameters, instance: 'w1' });
  };

  it('takes a foreign event by its topic', async () => {
    const worker = await start();
    await world.publish('work', { id: 'any id', source: 'urn:plc:7', data: { n: 7 } });
    await until(() => got.length === 1);
    assert.deepEqual(got, [{ channel: 'work', data: { n: 7 }, parameters: {} }]);
    assert.equal(worker.statistics().foreign, 1);
  });

  it('counts an empty batch, and goes on', async () => {
    const worker = await start();
    await (await world.raw()).publish({ topic: 'work', payload: '[]' });
    await world.publish('work', { id: 'a' });
    await until(() => worker.statistics().handled === 1);
    assert.deepEqual([worker.statistics().received, worker.statistics().ignored], [2, 1]);
  });

  it('takes a message once, by source and id', async () => {
    const worker = await start();
    for (const id of ['a', 'a', 'b']) await world.publish('work', { id });
    await world.publish('work', { id: 'a', source: 'urn:other' });
    await until(() => worker.statistics().received === 4);
    assert.deepEqual([got.length, worker.statistics().duplicates], [3, 1]);
  });

  it('offers a message to the channel and to the pattern, and counts it once', async () => {
    const worker = await start();
    await world.publish('market/sell', { id: 'a', channel: 'market.sell' });
    await until(() => worker.statistics().handled === 1);
    assert.deepEqual(
      got.map((item) => item.channel),
      ['market.sell', 'market.*: market.sell'],
    );
  });

  it('hands over the parameters of the address, and counts strays', async () => {
    const worker = await start();
    await world.publish('r/eu/a', { id: 'a' });
    await world.publish('r/eu/A1', { id: 'b' });
    await world.publish('r/mars/a', { id: 'c' });
    await until(() => worker.statistics().strays === 1);
    assert.deepEqual(
      got.map(({ parameters }) => parameters),
      [{ region: 'eu', line: 'a' }],
    );
  });

  it('subscribes only what it is bound to', async () => {
    const worker = await start({}, { region: 'us' });
    await world.publish('r/eu/a', { id: 'a' });
    await world.publish('r/us/a', { id: 'b' });
    await until(() => worker.statistics().handled === 1);
    assert.equal(worker.statistics().received, 1);
  });

  for (const [what, topic, attributes, reason] of [
    ['data that is not valid', 'work', { data: { n: 'x' } }, 'invalid_data'],
    ['a type that the channel does not carry', 'work', { type: 'test.other.v1' }, 'unknown_type'],
    ['a channel that does not belong to the topic', 'work', { channel: 'lossy' }, 'invalid_message'],
    ['what is too large', 'work', { data: { n: 1, text: 'x'.repeat(2_000) } }, 'too_large'],
    ['too many hops', 'market/sell', { hops: 3 }, 'hop_limit'],
    ['no id', 'work', { id: '' }, 'invalid_message'],
  ] as const) {
    it(`buries ${what}`, async () => {
      const worker = await start();
      await world.publish(topic, attributes);
      await until(() => worker.statistics().failed === 1);
      await until(() => world.events('parley/v1/dead/worker').length === 1);
      assert.deepEqual(worker.statistics().deadLetters, { [reason]: 1 });
      const [letter] = worker.deadLetters();
      assert.deepEqual([letter?.code, letter?.topic, letter?.attempts], [reason, topic, 0]);
      const [announced] = world.events('parley/v1/dead/worker');
      const { original } = announced?.data as { original: string };
      assert.deepEqual(Buffer.from(original, 'base64'), Buffer.from(letter?.payload ?? []));
      assert.deepEqual(got, []);
    });
  }

  it('REQ-DEL-43: merely counts what belongs to a channel that it does not receive, on a topic that it does', async () => {
    const worker = await start();
    await world.publish('work', { id: 'a', channel: 'shadow' });
    await world.publish('work', { id: 'b', channel: 'work' });
    await until(() => worker.statistics().received === 2);
    await rest();
    assert.deepEqual([worker.statistics().strays, worker.deadLetters().length], [1, 0]);
    assert.deepEqual(
      got.map(({ channel }) => channel),
      ['work'],
    );
  });

  it('merely counts what is wrong where only a pattern watches', async () => {
    const worker = await start();
    await world.publish('market/buy', { data: 1 });
    await until(() => worker.statistics().ignored === 1);
    assert.deepEqual(worker.deadLetters(), []);
  });

  it('REQ-DEAD-3: merely counts what expired where only a pattern watches', async () => {
    const worker = await start();
    const expirytime = new Date(world.clock.now() - 1).toISOString();
    await world.publish('market/buy', { id: 'a', expirytime });
    await world.publish('market/sell', { id: 'b', expirytime });
    await until(() => worker.statistics().received === 2);
    await rest();
    assert.deepEqual([worker.statistics().expired, worker.statistics().ignored], [1, 1]);
    assert.deepEqual(
      worker.deadLetters().map(({ messageId, code }) => [messageId, code]),
      [['b', 'expired']],
    );
  });

  it('buries bytes that are no event, and goes on', async () => {
    const worker = await start();
    await (await world.raw()).publish({ topic: 'work', payload: Buffer.from([0xff, 0xfe, 0x00]) });
    await world.publish('work', { id: 'good' });
    await until(() => got.length === 1);
    assert.deepEqual(worker.statistics().deadLetters, { invalid_message: 1 });
  });

  it('takes the entries of a batch one by one', async () => {
    const worker = await start();
    const event = (id: string, data: unknown) => ({
      specversion: '1.0',
      id,
      source: 'urn:plc',
      type: 'test.thing.v1',
      data,
    });
    const payload = JSON.stringify([event('a', { n: 1 }), event('b', {}), event('c', { n: 3 })]);
    await (await world.raw()).publish({ topic: 'work', payload });
    await until(() => worker.statistics().received === 3);
    assert.deepEqual([got.map(({ data }) => data), worker.statistics().failed], [[{ n: 1 }, { n: 3 }], 1]);
  });

  it("REQ-TIME-6: counts what expired, free of the sender's skew", async () => {
    const worker = await start();
    const behindMs = 3_600_000;
    const sendAged = (id: string, ageMs: number) => {
      const madeAtMs = world.clock.now() - behindMs - ageMs;
      const time = new Date(madeAtMs).toISOString();
      return world.publish('work', { id, time, expirytime: new Date(madeAtMs + 5_000).toISOString() });
    };
    await sendAged('a', 0);
    await sendAged('b', 4_000);
    await sendAged('c', 6_000);
    await until(() => worker.statistics().received === 3);
    assert.deepEqual(
      [got.length, worker.statistics().expired, worker.statistics().deadLetters],
      [2, 1, { expired: 1 }],
    );
  });

  it('tries again what failed, and buries it after the last attempt', async () => {
    const attempts: number[] = [];
    const worker = await start({
      work: (_, { attempt }) => {
        attempts.push(attempt);
        throw new Error('no');
      },
    });
    await world.publish('work', { id: 'a' });
    await until(() => {
      world.clock.advance(5);
      return worker.statistics().failed === 1;
    });
    assert.deepEqual(
      [attempts, worker.statistics().retried, worker.deadLetters()[0]?.code],
      [[1, 2, 3], 2, 'handler_failed'],
    );
    assert.equal(worker.deadLetters()[0]?.attempts, 3);
  });

  it('ends a handler that takes too long: signal, next attempt', async () => {
    const signals: AbortSignal[] = [];
    const worker = await start({
      work: (_, { signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    await world.publish('work', { id: 'a' });
    await until(() => {
      world.clock.advance(10);
      return worker.statistics().failed === 1;
    });
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, true, true],
    );
    assert.deepEqual(worker.statistics().deadLetters, { timeout: 1 });
  });

  it('keeps the order within a key over retries, while other keys go on', async () => {
    const order: string[] = [];
    const worker = await start({
      keyed: ({ data }, { attempt }) => {
        const { n, key } = data as { n: number; key: string };
        order.push(`${key}${n}.${attempt}`);
      },
    });
    for (const [n, key] of [
      [1, 'a'],
      [2, 'a'],
      [3, 'b'],
    ] as const)
      await world.publish('keyed', { id: String(n), data: { n, key } });
    await until(() => worker.statistics().handled === 3);
    assert.deepEqual(order, ['a1.1', 'a2.1', 'b3.1']);
  });

  it('acknowledges after the handler: a message that was under way comes again, and is not handled again', async () => {
    let runs = 0;
    let finish = (): void => undefined;
    const worker = await start({
      work: () => {
        runs += 1;
        return new Promise<void>((resolve) => {
          finish = resolve;
        });
      },
    });
    await world.publish('work', { id: 'a' });
    await until(() => runs === 1);
    world.broker.cut('parley/v1:worker');
    await until(() => {
      world.clock.advance(5);
      return worker.statistics().duplicates === 1;
    });
    finish();
    await until(() => worker.statistics().handled === 1);
    assert.equal(runs, 1);
  });

  it('hands events and dead letters to those who watch, and never buries theirs', async () => {
    const codes: string[] = [];
    const watcher = await world.start('watcher', {
      'parley.events.error': ({ data }) => {
        codes.push((data as { code: string }).code);
        throw new Error('the watcher fails too');
      },
      'parley.dead': ({ data }) => void codes.push((data as { reason: string }).reason),
    });
    await start({
      work: () => {
        throw new Error('no');
      },
    });
    await world.publish('work', { id: 'a' });
    await until(() => {
      world.clock.advance(5);
      return codes.length === 2;
    });
    await rest();
    assert.deepEqual([codes.sort(), watcher.deadLetters()], [['handler_failed', 'handler_failed'], []]);
  });
});
