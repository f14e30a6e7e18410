import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isParleyError, ParleyError } from '@parley/runtime';
import { agent, bundle, channel, receive, send } from '../../support/contracts.ts';
import { rest, until } from '../../support/until.ts';
import { World, type AnyHandlers } from '../../support/world.ts';

const reply = { channel: 'answer', timeoutMs: 1_000 };
const region = { region: { enum: ['eu', 'us'] } };
const contracts = bundle(
  [
    channel('order', { address: 'order/{region}', parameters: region, reply }),
    channel('order.backlog', { address: 'backlog/{region}', parameters: region }),
    channel('quote', { reply }),
    channel('quote.slow', { reply }),
    channel('tick', { rate: { perSecond: 1, burst: 1 }, ttlMs: 500 }),
    channel('tick.spill', { rate: { perSecond: 1, burst: 1 }, ttlMs: 500 }),
    channel('tick.flood'),
    channel('job', { durable: { journal: 'fsync', records: 10, bytes: 100_000 }, ttlMs: 10_000 }),
    channel('job.lost'),
    channel('answer', { address: null }),
  ],
  [
    agent('seller', {
      receives: { order: receive(['order']), quote: receive(['quote']), job: receive(['job']) },
    }),
    agent('spare', { receives: { 'quote.slow': receive(['quote.slow']) } }),
    agent('buyer', {
      sends: {
        order: send({ fallback: 'order.backlog' }),
        quote: send({ fallback: 'quote.slow' }),
        tick: send({ fallback: 'tick.spill' }),
        'tick.spill': send({ fallback: 'tick.flood' }),
      },
    }),
    agent('poster', { sends: { job: send({ fallback: 'job.lost' }) } }),
    agent('observer', { receives: { 'parley.events.error': receive([]) } }),
  ],
);

interface ErrorEvent {
  readonly code: string;
  readonly channel: string;
  readonly messageId: string;
  readonly details?: { readonly fallback?: string };
}

describe('fallbacks', () => {
  let folder: string;
  let world: World;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-state-'));
    world = new World(contracts, { state: folder });
    await world.raw();
  });
  afterEach(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  const failing: AnyHandlers[string] = () => {
    throw new ParleyError('overloaded', 'too many orders');
  };
  const pass = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 100) {
      world.clock.advance(100);
      await rest(8);
    }
  };
  const fail = async (call: Promise<unknown>): Promise<ParleyError> => {
    try {
      await call;
    } catch (error) {
      if (isParleyError(error)) return error;
    }
    return assert.fail('it did not fail');
  };

  it('REQ-ESC-6: a request that nobody answers goes there as a message, and its caller learns where it is', async () => {
    const events: ErrorEvent[] = [];
    await world.start('observer', {
      'parley.events.error': ({ data }) => {
        events.push(data as ErrorEvent);
      },
    });
    const buyer = await world.start('buyer');
    const options = { parameters: { region: 'eu' }, tags: ['t'], causationId: 'mine' };
    const failed = fail(buyer.request('order', { n: 1 }, options));
    await pass(1_200);
    const { code, reason, details } = await failed;
    const [[original], [instead]] = [world.events('order/eu'), world.events('backlog/eu')];
    assert.deepEqual([code, details], ['timeout', { fallback: 'order.backlog', fallbackId: instead?.id }]);
    assert.match(reason, /^no reply to order within 1000 ms; sent to order\.backlog instead$/);
    const { type, channel: name, data, causationid, correlationid, hops, tags, replyto } = instead ?? {};
    assert.deepEqual(
      { type, name, data, causationid, correlationid, hops, tags, replyto },
      {
        type: 'test.thing.v1',
        name: 'order.backlog',
        data: { n: 1 },
        causationid: original?.id,
        correlationid: original?.correlationid,
        hops: 1,
        tags: 't',
        replyto: undefined,
      },
    );
    await until(() => events.length > 0);
    const [event] = events;
    assert.deepEqual(
      [event?.code, event?.channel, event?.messageId, event?.details?.fallback],
      ['timeout', 'order', original?.id, 'order.backlog'],
    );
    assert.deepEqual([buyer.statistics().fallbacks, buyer.statistics().sent], [1, 1]);
  });

  it('a request is asked there where the replies are the same', async () => {
    await world.start('seller', { order: failing, quote: failing, job: () => undefined });
    await world.start('spare', { 'quote.slow': () => ({ n: 8 }) });
    const buyer = await world.start('buyer');
    const asking = buyer.request('quote', { n: 1 });
    await pass(500);
    assert.deepEqual((await asking).data, { n: 8 });
    assert.equal(world.events('quote/slow')[0]?.causationid, world.events('quote')[0]?.id);
  });

  it('what is answered there stands, also a failure', async () => {
    await world.start('spare', {
      'quote.slow': () => {
        throw new ParleyError('not_authorized', 'not you');
      },
    });
    const buyer = await world.start('buyer');
    const failed = fail(buyer.request('quote', { n: 1 }));
    await pass(1_500);
    assert.equal((await failed).code, 'not_authorized');
  });

  it('the first failure stays when the fallback cannot be reached either', async () => {
    const buyer = await world.start('buyer');
    const failed = fail(buyer.request('quote', { n: 1 }));
    await pass(2_500);
    const { code, reason } = await failed;
    assert.equal(code, 'timeout');
    assert.match(reason, /^no reply to quote .*; its fallback quote\.slow failed: no reply to quote\.slow/);
  });

  it('an answer of the responder that is no trouble of delivery goes nowhere else', async () => {
    const refuse: AnyHandlers[string] = () => {
      throw new ParleyError('not_authorized', 'not you');
    };
    await world.start('seller', { order: refuse, quote: refuse, job: () => undefined });
    const buyer = await world.start('buyer');
    assert.equal((await fail(buyer.request('quote', { n: 1 }))).code, 'not_authorized');
    assert.equal(buyer.statistics().fallbacks, 0);
  });

  it('REQ-ESC-6: a message that its channel has no room for goes on from fallback to fallback', async () => {
    const buyer = await world.start('buyer');
    const sent = [];
    for (let n = 1; n <= 4; n += 1) sent.push(await buyer.send('tick', { n }));
    await until(() => world.events('tick').length === 4);
    const channels = world.events('tick').map(({ channel: name }) => name);
    assert.deepEqual(channels, ['tick', 'tick.spill', 'tick.flood', 'tick.flood']);
    assert.deepEqual(
      world.events('tick').map(({ id }) => id),
      sent.map(({ id }) => id),
    );
    assert.deepEqual([buyer.statistics().fallbacks, buyer.statistics().sent], [5, 4]);
  });

  it('a durable message that nobody confirmed goes there after it became a dead letter', async () => {
    const poster = await world.start('poster');
    const { id } = await poster.send('job', { n: 3 });
    await rest();
    await pass(12_000);
    await until(() => world.events('job/lost').length === 1);
    const [lost] = world.events('job/lost');
    assert.deepEqual([lost?.data, lost?.causationid], [{ n: 3 }, id]);
    assert.equal(poster.deadLetters()[0]?.code, 'unreceived');
  });
});
