import assert from 'node:assert/strict';
import { ParleyError } from '@parley/runtime';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyAgent, type AnyHandlers } from '../support/world.ts';

const replyTo = 'parley/v1/inbox/caller/c1/control';
const contracts = bundle(
  [
    channel('ask', { reply: { channel: 'answer', timeoutMs: 1000 } }),
    channel('answer', { address: null }),
    channel('deep', { reply: { channel: 'answer', timeoutMs: 5000 } }),
  ],
  [
    agent('worker', {
      receives: { ask: receive(['ask'], { retry: { attempts: 2, minBackoffMs: 10, maxBackoffMs: 10 } }) },
    }),
    agent('middle', { receives: { deep: receive(['deep']) }, sends: { ask: send() } }),
    agent('caller', { sends: { ask: send(), deep: send() } }),
    agent('other', {}),
  ],
);

describe('Responder', () => {
  let world: World;
  beforeEach(() => {
    world = new World(contracts);
  });
  afterEach(() => world.close());

  const setUp = async (ask: AnyHandlers[string]): Promise<{ worker: AnyAgent; caller: AnyAgent }> => {
    const worker = await world.start('worker', { ask }, { instance: 'w1' });
    return { worker, caller: await world.start('caller', {}, { instance: 'c1' }) };
  };

  it('answers with what the handler returns', async () => {
    const { caller } = await setUp(({ data }) => ({ n: (data as { n: number }).n + 1 }));
    const reply = await caller.request('ask', { n: 1 });
    assert.deepEqual([reply.data, reply.sender, reply.channel], [{ n: 2 }, '/agents/worker/w1', 'answer']);
  });

  for (const [what, handler, expected] of [
    [
      'what the handler throws, after its attempts',
      () => {
        throw new Error('no disk');
      },
      { code: 'handler_failed', reason: 'no disk', remote: true },
    ],
    [
      'the code that the handler throws',
      () => {
        throw new ParleyError('not_authorized', 'not you');
      },
      { code: 'not_authorized', remote: true },
    ],
    ['a reply that is not valid', () => ({ n: 'x' }), { code: 'invalid_reply', remote: true }],
  ] as const) {
    it(`reports ${what}`, async () => {
      await world.raw();
      const { caller } = await setUp(handler);
      const failing = assert.rejects(caller.request('ask', { n: 1 }), expected);
      await until(() => {
        world.clock.advance(10);
        return world.events('parley/v1/events/error').length === 1;
      });
      await failing;
      const [event] = world.events('parley/v1/events/error');
      assert.equal((event?.data as { code: string }).code, expected.code);
      assert.equal(world.events('parley/v1/dead').length, 0);
    });
  }

  it('tells the caller what is wrong with its request', async () => {
    const { worker } = await setUp(() => ({ n: 1 }));
    const event = { id: 'r1', source: '/agents/caller/c1', channel: 'ask', replyto: replyTo, data: {} };
    await world.publish('ask', { ...event, id: '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b' });
    await until(() => world.events(replyTo).length === 1);
    assert.equal((world.events(replyTo)[0]?.data as { code: string }).code, 'invalid_data');
    assert.equal(worker.statistics().failed, 1);
  });

  it('REQ-REPLY-4: gives a duplicate the same reply, without asking the handler again', async () => {
    let runs = 0;
    const { worker } = await setUp(() => {
      runs += 1;
      return { n: runs };
    });
    const event = {
      id: '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b',
      source: '/agents/caller/c1',
      channel: 'ask',
      replyto: replyTo,
    };
    await world.publish('ask', event);
    await until(() => world.events(replyTo).length === 1);
    await world.publish('ask', event);
    await until(() => world.events(replyTo).length === 2);
    const [first, second] = world.events(replyTo);
    assert.deepEqual(first, second);
    assert.deepEqual([runs, worker.statistics().duplicates], [1, 1]);
  });

  describe('a request that comes again when its reply is no longer kept', () => {
    const id = '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b';
    const ask = (fromMs: number): Promise<void> => {
      const at = (ms: number): string => new Date(ms).toISOString();
      const source = '/agents/caller/c1';
      const life = { time: at(fromMs), expirytime: at(fromMs + 10_000) };
      return world.publish('ask', { id, source, channel: 'ask', replyto: replyTo, ...life });
    };

    it('REQ-REPLY-8: is handled again, and answered, when it has time left', async () => {
      let runs = 0;
      const { worker } = await setUp(() => ({ n: (runs += 1) }));
      await ask(world.clock.now());
      await until(() => world.events(replyTo).length === 1);
      world.clock.advance(15_000);
      await ask(world.clock.now());
      await until(() => world.events(replyTo).length === 2);
      assert.deepEqual(
        world.events(replyTo).map(({ data }) => data),
        [{ n: 1 }, { n: 2 }],
      );
      assert.equal(worker.statistics().duplicates, 0);
    });

    it('is a duplicate, and no dead letter, when it is expired itself', async () => {
      const { worker } = await setUp(() => ({ n: 1 }));
      const sentMs = world.clock.now();
      await ask(sentMs);
      await until(() => world.events(replyTo).length === 1);
      world.clock.advance(15_000);
      await ask(sentMs);
      await until(() => worker.statistics().duplicates === 1);
      assert.deepEqual([worker.statistics().expired, worker.deadLetters().length], [0, 0]);
    });
  });

  it('REQ-REPLY-4: answers once when the duplicate comes while the handler still runs', async () => {
    let finish: (value: unknown) => void = () => undefined;
    const { worker } = await setUp(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const event = {
      id: '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b',
      source: '/agents/caller/c1',
      channel: 'ask',
      replyto: replyTo,
    };
    await world.publish('ask', event);
    await world.publish('ask', event);
    await until(() => worker.statistics().duplicates === 1);
    finish({ n: 1 });
    await until(() => world.events(replyTo).length > 0);
    await rest();
    assert.equal(world.events(replyTo).length, 1);
  });

  it('answers nobody but the one who asked', async () => {
    const { worker } = await setUp(() => ({ n: 1 }));
    const aim = 'parley/v1/inbox/other/o1/control';
    await world.publish('ask', {
      id: '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b',
      source: '/agents/caller/c1',
      channel: 'ask',
      replyto: aim,
    });
    await until(() => worker.statistics().handled === 1);
    await rest();
    assert.equal(world.events(aim).length, 0);
  });

  it('lets the caller give up: timeout, cancellation, event', async () => {
    await world.raw();
    let signal: AbortSignal | undefined;
    const { worker, caller } = await setUp((_, context) => {
      signal = context.signal;
      return new Promise(() => undefined);
    });
    const waiting = assert.rejects(caller.request('ask', { n: 1 }, { timeoutMs: 100 }), {
      code: 'timeout',
      remote: false,
    });
    await until(() => signal !== undefined);
    world.clock.advance(120);
    await waiting;
    await until(() => signal?.aborted === true);
    await until(
      () => worker.statistics().inFlight === 0 && world.events('parley/v1/events/timeout').length > 0,
    );
    assert.equal(caller.statistics().timeouts, 1);
  });

  it("REQ-REPLY-7: fires the handler's signal when the caller's fires", async () => {
    let signal: AbortSignal | undefined;
    const { worker, caller } = await setUp((_, context) => {
      signal = context.signal;
      return new Promise(() => undefined);
    });
    const abort = new AbortController();
    const waiting = assert.rejects(caller.request('ask', { n: 1 }, { signal: abort.signal }), {
      code: 'cancelled',
    });
    await until(() => signal !== undefined);
    abort.abort();
    await waiting;
    await until(() => signal?.aborted === true);
    assert.deepEqual([worker.statistics().cancelled, worker.statistics().replies], [1, 0]);
  });

  it('REQ-REPLY-7: lets nobody else cancel', async () => {
    let signal: AbortSignal | undefined;
    const { caller } = await setUp((_, context) => {
      signal = context.signal;
      return new Promise(() => undefined);
    });
    await world.raw();
    const waiting = assert.rejects(caller.request('ask', { n: 1 }), { code: 'timeout' });
    await until(() => signal !== undefined);
    const [request] = world.events('ask');
    await world.publish('parley/v1/inbox/worker/front/control', {
      source: '/agents/other/o1',
      type: 'parley.cancel.v1',
      data: { messageId: request?.id },
    });
    await rest();
    assert.equal(signal?.aborted, false);
    world.clock.advance(1100);
    await waiting;
  });

  it('bounds a nested request by the time that the first caller has left', async () => {
    let inner: { expiresAt?: string } = {};
    await world.start('worker', {
      ask: (message) => {
        inner = message;
        return { n: 1 };
      },
    });
    await world.start('middle', {
      deep: async (_, context) => {
        const reply = await context.request('ask', { n: 2 }, { timeoutMs: 60_000 });
        return reply.data;
      },
    });
    const caller = await world.start('caller');
    await caller.request('deep', { n: 1 }, { timeoutMs: 700 });
    assert.equal(Date.parse(inner.expiresAt ?? ''), world.clock.now() + 700);
  });

  it('takes a reply only from those who answer that channel', async () => {
    const { caller } = await setUp(() => new Promise(() => undefined));
    await world.raw();
    const waiting = assert.rejects(caller.request('ask', { n: 1 }), { code: 'timeout' });
    await until(() => world.events('ask').length === 1);
    const [request] = world.events('ask');
    const forged = {
      type: 'test.thing.v1',
      channel: 'answer',
      causationid: request?.id,
      data: { n: 666 },
    };
    await world.publish(replyTo, { ...forged, source: '/agents/other/o1' });
    await until(() => caller.statistics().orphans === 1);
    world.clock.advance(1100);
    await waiting;
  });

  it('says that it is stopping while nobody else could answer', async () => {
    let finish: (value: unknown) => void = () => undefined;
    const { worker, caller } = await setUp(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const first = caller.request('ask', { n: 1 });
    await until(() => worker.statistics().inFlight === 1);
    const stopping = worker.stop();
    await rest();
    await assert.rejects(caller.request('ask', { n: 2 }), { code: 'unavailable', remote: true });
    finish({ n: 1 });
    await first;
    await stopping;
  });
});
