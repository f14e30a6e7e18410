import assert from 'node:assert/strict';
import type { ParleyError } from '@parley/runtime';
import { construct } from '@parley/runtime/codegen';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { until } from '../support/until.ts';
import { World, type AnyAgent } from '../support/world.ts';

const two = ['test.thing.v1', 'test.other.v1'] as const;
const contracts = bundle(
  [
    channel('work', { orderBy: '/key', ttlMs: 5_000 }),
    channel('regional', {
      address: 'r/{region}/{line}',
      parameters: { region: { enum: ['eu', 'us'] }, line: { type: 'string', pattern: '^[a-z]+$' } },
    }),
    channel('lossy', { delivery: 'at-most-once', ttlMs: null }),
    channel('urgent', { priority: 'critical' }),
    channel('either', { messages: [...two] }),
    channel('small', { maxBytes: 600 }),
    channel('inboxed', { address: null }),
    channel('short', { hops: 1 }),
    channel('batched', { batch: { messages: 10, bytes: 100_000, lingerMs: 2 } }),
  ],
  [
    agent('worker', {
      receives: {
        work: receive(['work']),
        inboxed: receive(['inboxed']),
        urgent: receive(['urgent']),
        short: receive(['short']),
      },
      sends: { short: send() },
    }),
    agent('boss', {
      parameters: ['region'],
      sends: {
        work: send(),
        regional: send(),
        lossy: send(),
        urgent: send(),
        either: send({ messages: [...two] }),
        small: send(),
        inboxed: send(),
        short: send(),
        batched: send(),
      },
    }),
  ],
);

describe('OutgoingCalls', () => {
  let world: World;
  let boss: AnyAgent;
  beforeEach(async () => {
    world = new World(contracts);
    await world.raw();
    boss = await world.start('boss', {}, { instance: 'b1', parameters: { region: 'eu' } });
  });
  afterEach(() => world.close());

  const sent = async (topic: string) => {
    await until(() => world.events(topic).length > 0);
    return world.events(topic).at(-1) ?? {};
  };

  for (const [what, call, code] of [
    ['a channel that is not declared', () => boss.send('other', { n: 1 }), 'not_declared'],
    ['data that is not valid', () => boss.send('work', { n: 'x' }), 'invalid_data'],
    [
      'a type that the channel does not carry',
      () => boss.send('work', construct('test.other.v1', { n: 1 })),
      'not_declared',
    ],
    ['data without a type where there are several', () => boss.send('either', { n: 1 }), 'invalid_argument'],
    ['a missing parameter', () => boss.send('regional', { n: 1 }), 'invalid_parameter'],
    [
      'a parameter that its schema refuses',
      () => boss.send('regional', { n: 1 }, { parameters: { line: 'A' } }),
      'invalid_parameter',
    ],
    [
      'a parameter that the channel lacks',
      () => boss.send('work', { n: 1 }, { parameters: { line: 'a' } }),
      'invalid_parameter',
    ],
    ['what is too large', () => boss.send('small', { n: 1, text: 'x'.repeat(600) }), 'too_large'],
    [
      'critical on a channel that is not',
      () => boss.send('work', { n: 1 }, { priority: 'critical' }),
      'invalid_argument',
    ],
    ['no receiver on a channel without an address', () => boss.send('inboxed', { n: 1 }), 'invalid_argument'],
    [
      'a receiver that does not receive it',
      () => boss.send('lossy', { n: 1 }, { to: 'worker' }),
      'not_declared',
    ],
    [
      'a header that is an attribute',
      () => boss.send('work', { n: 1 }, { headers: { id: 'x' } }),
      'invalid_argument',
    ],
    ['a tag with a comma', () => boss.send('work', { n: 1 }, { tags: ['a,b'] }), 'invalid_argument'],
    [
      'a signal that is aborted',
      () => boss.send('work', { n: 1 }, { signal: AbortSignal.abort() }),
      'cancelled',
    ],
    ['a request on a channel without reply', () => boss.request('work', { n: 1 }), 'invalid_argument'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(call(), { code });
    });
  }

  it('REQ-TIME-3: writes an envelope that says all it should', async () => {
    const { id, correlationId } = await boss.send(
      'work',
      { n: 1, key: 'k' },
      { subject: 's', tags: ['t'], headers: { mine: 'h' } },
    );
    const { time, expirytime, seq, ...rest } = await sent('work');
    assert.deepEqual(rest, {
      specversion: '1.0',
      id,
      source: '/agents/boss/b1',
      type: 'test.thing.v1',
      subject: 's',
      channel: 'work',
      correlationid: correlationId,
      partitionkey: 'k',
      tags: 't',
      mine: 'h',
      data: { n: 1, key: 'k' },
    });
    assert.equal(Date.parse(String(expirytime)) - Date.parse(String(time)), 5_000);
    assert.match(String(seq), /^\d+\.1$/);
    const properties = world.seen.at(-1)?.properties;
    assert.deepEqual(
      [properties?.contentType, properties?.messageExpirySeconds],
      ['application/cloudevents+json', 65],
    );
  });

  it('numbers the messages of a topic, but not those that may be lost', async () => {
    for (let n = 0; n < 3; n += 1) await boss.send('work', { n });
    await until(() => world.events('work').length === 3);
    assert.match(String((await sent('work')).seq), /\.3$/);
    await boss.send('lossy', { n: 1 });
    assert.equal((await sent('lossy')).seq, undefined);
  });

  it('fills in what the agent is bound to, and lets a send say otherwise', async () => {
    await boss.send('regional', { n: 1 }, { parameters: { line: 'a' } });
    await boss.send('regional', { n: 1 }, { parameters: { line: 'a', region: 'us' } });
    await until(() => world.events('r/').length === 2);
    assert.deepEqual(
      world.seen.map(({ topic }) => topic).filter((topic) => topic.startsWith('r/')),
      ['r/eu/a', 'r/us/a'],
    );
  });

  it('sends to the inbox of the one it is for', async () => {
    const got: unknown[] = [];
    const collect = ({ data }: { readonly data: unknown }): void => void got.push(data);
    const handlers = { work: collect, inboxed: collect, urgent: collect, short: collect };
    await world.start('worker', handlers, { instance: 'w1' });
    await boss.send('inboxed', { n: 1 }, { to: 'worker' });
    await boss.send('inboxed', { n: 2 }, { to: 'worker/w1' });
    await boss.send('urgent', { n: 3 }, { to: 'worker/w1' });
    await boss.send('work', { n: 4 }, { to: 'worker' });
    await until(() => got.length === 4);
    assert.equal((await sent('parley/v1/inbox/worker/front/bulk')).address, 'work');
    assert.equal((await sent('parley/v1/inbox/worker/w1/control')).recipient, 'worker/w1');
  });

  it('lets what a handler sends inherit the workflow and its cause, up to the limit of hops', async () => {
    const errors: unknown[] = [];
    const pass = async (_: unknown, context: { send: AnyAgent['send'] }): Promise<void> => {
      await context.send('short', { n: 1 }).catch((error: unknown) => errors.push(error));
    };
    const ignore = (): void => undefined;
    await world.start('worker', { work: pass, short: pass, inboxed: ignore, urgent: ignore });
    const { id, correlationId } = await boss.send('work', { n: 1 });
    const { correlationid, causationid, hops } = await sent('short');
    assert.deepEqual([correlationid, causationid, hops], [correlationId, id, 1]);
    await until(() => errors.length > 0);
    assert.equal((errors[0] as { code: string }).code, 'hop_limit');
  });

  it('waits while there is no connection, and then sends in order', async () => {
    world.broker.stop();
    await until(() => world.broker.clients.length === 0);
    const sending = [1, 2, 3].map((n) => boss.send('work', { n }));
    world.broker.start();
    await until(() => {
      world.clock.advance(50);
      return world.broker.clients.includes('raw') && world.events('work').length === 3;
    });
    await Promise.all(sending);
    assert.deepEqual(
      world.events('work').map(({ data }) => data),
      [{ n: 1 }, { n: 2 }, { n: 3 }],
    );
  });

  it('sends many in their order, one by one or in batches, and resolves with the id of each', async () => {
    const contents = Array.from({ length: 25 }, (_, n) => ({ n }));
    for (const name of ['work', 'batched']) {
      const results = await boss.sendMany(name, contents);
      await until(() => eventsOf(name).length === 25);
      assert.deepEqual(
        eventsOf(name).map(({ id, data, seq }) => [id, data, String(seq).split('.')[1]]),
        contents.map((data, index) => [results[index]?.id, data, String(index + 1)]),
      );
    }
    const packets = world.seen.filter(({ topic }) => topic === 'batched');
    assert.deepEqual(
      packets.map(({ payload, properties }) => [
        [JSON.parse(Buffer.from(payload).toString())].flat().length,
        properties.contentType,
      ]),
      [
        [1, 'application/cloudevents+json'],
        [10, 'application/cloudevents-batch+json'],
        [10, 'application/cloudevents-batch+json'],
        [4, 'application/cloudevents-batch+json'],
      ],
    );
  });

  it('sends none of many when one cannot be sent, and names it', async () => {
    const failed = boss.sendMany('work', [{ n: 1 }, { n: 'x' }, { n: 3 }]);
    await assert.rejects(failed, { code: 'invalid_data', reason: /^contents\[1\]: / });
    await assert.rejects(failed, (error: ParleyError) => error.details.index === 1);
    assert.deepEqual([eventsOf('work'), await boss.sendMany('work', [])], [[], []]);
  });

  /** Entries of batches one by one. */
  function eventsOf(topic: string): readonly Readonly<Record<string, unknown>>[] {
    return world.seen
      .filter((packet) => packet.topic === topic)
      .flatMap(({ payload }) => JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>[]);
  }
});
