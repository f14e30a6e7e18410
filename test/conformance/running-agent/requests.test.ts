import assert from 'node:assert/strict';
import { agent, bundle, channel, receive, send } from '../../runtime/support/contracts.ts';
import { rest, until } from '../../runtime/support/until.ts';
import type { AnyHandlers } from '../../runtime/support/world.ts';
import { Wire, type Event } from './wire.ts';

const batch = { maxBytes: 65_536, maxDelayMs: 5, maxMessages: 100 };
const contracts = bundle(
  [
    channel('ask', { ttlMs: null, reply: { channel: 'answer', timeoutMs: 300_000 } }),
    channel('answer', { address: null }),
    channel('work'),
    channel('many', { batch: batch as never }),
  ],
  [
    agent('worker', { receives: { ask: receive(['ask'], { timeoutMs: 300_000 }), work: receive(['work']) } }),
    agent('caller', { sends: { ask: send(), work: send(), many: send() } }),
  ],
);
const inbox = 'parley/v1/inbox/caller/c1/control';
const id = '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b';

describe('A running agent: requests', () => {
  let wire: Wire;
  beforeEach(async () => {
    wire = new Wire(contracts);
    await wire.watch();
  });
  afterEach(() => wire.close());

  const startWorker = (ask: AnyHandlers[string], instance = 'w1') =>
    wire.start('worker', { ask, work: () => undefined }, { instance });
  const startCaller = () => wire.start('caller', {}, { instance: 'c1' });
  const never = (): Promise<never> => new Promise(() => undefined);

  for (const to of [undefined, 'worker', 'worker/w1']) {
    it(`REQ-REPLY-1: says where the reply goes and how long it is wanted, to ${to ?? 'the channel'}`, async () => {
      await startWorker(() => ({ n: 2 }));
      const caller = await startCaller();
      await caller.request('ask', { n: 1 }, { timeoutMs: 700, ...(to === undefined ? {} : { to }) });
      const isRequest = ({ event }: Wire['seen'][number]) => event?.channel === 'ask';
      const [request, ...others] = wire.seen.filter(isRequest);
      const { replyto, time, expirytime } = request?.event ?? {};
      assert.deepEqual([replyto, request?.properties.responseTopic, others], [inbox, inbox, []]);
      assert.equal(Date.parse(String(expirytime)) - Date.parse(String(time)), 700);
    });
  }

  it('REQ-ERR-2: takes an unknown code of an error reply for internal', async () => {
    const caller = await startCaller();
    for (const code of ['quantum_flux', 'toString', '__proto__', 7, undefined]) {
      const asked = wire.on('ask').length;
      const failed = assert.rejects(caller.request('ask', { n: 1 }), { code: 'internal', remote: true });
      await until(() => wire.on('ask').length > asked);
      const causationid = wire.on('ask').at(-1)?.id;
      const data = { code, message: 'of a later version' };
      const reply = { id, source: '/agents/worker/w9', type: 'parley.error.v1', causationid, data };
      await wire.publish(inbox, reply);
      await failed;
    }
  });

  for (const [what, data] of [
    ['reply', { n: 1 }],
    ['error reply', { n: 'no number' }],
  ] as const) {
    it(`REQ-REPLY-4: keeps the ${what} as long as the request lives`, async () => {
      let runs = 0;
      await startWorker(() => {
        runs += 1;
        return { n: runs };
      });
      const time = new Date(wire.clock.now()).toISOString();
      const expirytime = new Date(wire.clock.now() + 300_000).toISOString();
      const request = {
        id,
        source: '/agents/caller/c1',
        channel: 'ask',
        replyto: inbox,
        time,
        expirytime,
        data,
      };
      await wire.publish('ask', request);
      await until(() => wire.on(inbox).length === 1);
      wire.clock.advance(290_000);
      await wire.publish('ask', request);
      await until(() => wire.on(inbox).length === 2);
      const [first, second] = wire.on(inbox);
      assert.deepEqual(first, second);
      assert.equal(runs, what === 'reply' ? 1 : 0);
    });
  }

  it('REQ-REPLY-4: does not refuse, while it drains, the duplicate of what it is about to answer', async () => {
    const ends: ((value: unknown) => void)[] = [];
    const worker = await startWorker(() => new Promise((resolve) => ends.push(resolve)));
    const request = { id, source: '/agents/caller/c1', channel: 'ask', replyto: inbox };
    await wire.publish('ask', request);
    await until(() => ends.length === 1);
    const stopping = worker.stop();
    await rest();
    await wire.publish('ask', request);
    await until(() => worker.statistics().duplicates === 1);
    ends[0]?.({ n: 5 });
    await stopping;
    await until(() => wire.on(inbox).length === 1);
    assert.deepEqual(
      wire.on(inbox).map((event) => event.data),
      [{ n: 5 }],
    );
  });

  it('REQ-REPLY-7: heeds a cancellation of nobody but the very instance that asked', async () => {
    let signal: AbortSignal | undefined;
    await startWorker((_, context) => {
      signal = context.signal;
      return never();
    });
    const owner = '/agents/caller/c1';
    await wire.publish('ask', { id, source: owner, channel: 'ask', replyto: inbox });
    await until(() => signal !== undefined);
    const cancel = { type: 'parley.cancel.v1', data: { messageId: id, reason: 'cancelled' } };
    const topics = ['front', 'w1'].map((instance) => `parley/v1/inbox/worker/${instance}/control`);
    for (const source of ['/agents/caller/c2', '/agents/other/c1', 'urn:plc', '/agents/worker/w1']) {
      for (const topic of topics) await wire.publish(topic, { ...cancel, source });
    }
    await rest();
    assert.equal(signal?.aborted, false);
    await wire.publish(topics[0] ?? '', { ...cancel, source: owner });
    await until(() => signal?.aborted === true);
  });

  it('REQ-TOPIC-11: sends what is for an agent to its front, and cancellations where every instance listens', async () => {
    const signals = new Map<string, AbortSignal>();
    const handler =
      (name: string): AnyHandlers[string] =>
      (_, context) => {
        signals.set(name, context.signal);
        return never();
      };
    await startWorker(handler('one'), 'one');
    await startWorker(handler('two'), 'two');
    const caller = await startCaller();
    await caller.send('work', { n: 1 }, { to: 'worker' });
    await until(() => wire.on('parley/v1/inbox/worker/front/bulk').length === 1);
    for (const name of ['one', 'two']) {
      const abort = new AbortController();
      const options = { to: `worker/${name}`, signal: abort.signal };
      const given = assert.rejects(caller.request('ask', { n: 1 }, options), { code: 'cancelled' });
      await until(() => signals.has(name));
      abort.abort();
      await given;
      await until(() => signals.get(name)?.aborted === true);
    }
    await until(() => wire.on('parley/v1/inbox/worker/front/control').length === 2);
  });

  it('REQ-TOPIC-11: lets no instance be named front', async () => {
    await assert.rejects(startWorker(never, 'front'), { code: 'invalid_argument' });
  });

  it('REQ-BATCH-8: sends no batch where none is expected', async () => {
    await startWorker(({ data }) => data);
    const caller = await startCaller();
    const sends = Array.from({ length: 50 }, async (_, n) => {
      await caller.send('work', { n });
      await caller.send('work', { n }, { to: 'worker' });
      await caller.send('many', { n });
      await caller.request('ask', { n });
    });
    await Promise.all(sends);
    const isBatch = ({ event, properties }: Wire['seen'][number]) =>
      Array.isArray(event) || properties.contentType === 'application/cloudevents-batch+json';
    const topics = new Set(wire.seen.filter(isBatch).map(({ topic }) => topic));
    topics.delete('many');
    const readsBatches = (topic: string) => {
      const [, agent, instance] = /\/inbox\/([^/]+)\/([^/]+)\//.exec(topic) ?? [];
      const card = wire.seen.find((seen) =>
        seen.topic.endsWith(`/agents/${String(agent)}/${String(instance)}/card`),
      );
      const data = card?.event?.data as { readonly abilities?: { readonly batches?: unknown } } | undefined;
      return data?.abilities?.batches === true;
    };
    assert.deepEqual(
      [...topics].filter((topic) => !readsBatches(topic)),
      [],
    );
    const ids = wire.on('work').map((event: Event) => event.id);
    assert.equal(new Set(ids).size, 50);
  });
});
