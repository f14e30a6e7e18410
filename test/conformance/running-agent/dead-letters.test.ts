import assert from 'node:assert/strict';
import { agent, bundle, channel, receive } from '../../runtime/support/contracts.ts';
import { rest, until } from '../../runtime/support/until.ts';
import { eventOf, Wire, type Event } from './wire.ts';

const dead = 'parley/v1/dead/worker';
const contracts = bundle(
  [
    channel('work'),
    channel('quiet', { address: 'shh' }),
    channel('watched'),
    channel('far', { address: null }),
  ],
  [
    agent('worker', {
      receives: {
        work: receive(['work']),
        quiet: receive(['quiet'], { deadLetter: false }),
        'watche*.**': receive([]),
        '**': receive(['watched']),
        'parley.events.error': receive([], { messages: [] }),
        'parley.status': receive([], { messages: [] }),
      },
    }),
  ],
);
const types = [
  'cancel',
  'card',
  'command',
  'dead-letter',
  'error',
  'event',
  'front',
  'health',
  'status',
  'new',
];
const inbox = ['inbox/worker/front/bulk', 'inbox/worker/w1/bulk', 'inbox/worker/w1/control'];
const topics = [...inbox, 'inbox/worker/front/control', 'commands/worker', 'events/error'];

describe('A running agent: dead letters', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire(contracts);
  });
  afterEach(() => wire.close());

  const ignore = (): void => undefined;
  const fail = (): never => {
    throw new Error('no');
  };
  const start = (system: () => void = ignore) => {
    const watch = {
      'watche*.**': ignore,
      '**': ignore,
      'parley.events.error': system,
      'parley.status': system,
    };
    return wire.start('worker', { work: fail, quiet: fail, ...watch }, { instance: 'w1' });
  };
  const reasons = () => wire.on(dead).map(({ data }) => (data as Event).reason);

  it('REQ-DEAD-3: buries no system message, wherever it comes, readable or not', async () => {
    const worker = await start(fail);
    const all = ['work', ...topics.map((topic) => `parley/v1/${topic}`)];
    let sent = 0;
    for (const topic of all) {
      for (const name of types) {
        sent += 1;
        const event = { id: `s${sent}`, source: '/agents/stranger/s1', type: `parley.${name}.v1` };
        await wire.publish(topic, { ...event, data: 'no data of this type' });
        await wire.publish(topic, { ...event, time: 'yesterday', id: '' });
        await wire.publish(topic, { ...event, id: `e${sent}`, expirytime: '1999-01-01T00:00:00.000Z' });
      }
    }
    await wire.publish('work', { id: 'last' });
    await until(() => reasons().length > 0);
    assert.deepEqual(reasons(), ['handler_failed']);
    const { received, handled, failed, duplicates, ignored, cancelled, invalidSystem, orphans } =
      worker.statistics();
    assert.equal(received, handled + failed + duplicates + ignored + cancelled);
    assert.ok(ignored > 0 && invalidSystem > 0 && orphans > 0);
    assert.equal(worker.state, 'online');
  });

  it('REQ-DEAD-3: counts what cannot be read of system messages', async () => {
    const worker = await start();
    const unreadable = ['', '{', 'null', '[1]', '{"specversion":"1.0"}'];
    for (const topic of [
      'inbox/worker/w1/control',
      'commands/worker',
      'events/error',
      'agents/x/x1/status',
    ]) {
      for (const text of unreadable) await wire.publish(`parley/v1/${topic}`, text);
    }
    await until(() => worker.statistics().invalidSystem >= 2 * unreadable.length);
    await until(() => worker.statistics().ignored >= 2 * unreadable.length);
    await rest();
    assert.deepEqual([reasons(), worker.deadLetters()], [[], []]);
  });

  it('REQ-DEAD-3: ignores what a pattern received and cannot be read', async () => {
    const worker = await start();
    await wire.publish('watched', 'no event');
    await wire.publish('watched', { data: { n: 'no number' } });
    await until(() => worker.statistics().ignored === 2);
    await rest();
    assert.deepEqual([reasons(), worker.deadLetters()], [[], []]);
  });

  for (const [what, attributes] of [
    ['was refused', { data: { n: 'no number' } }],
    ['was given up', { data: { n: 1 } }],
    ['expired', { expirytime: '1999-01-01T00:00:00.000Z' }],
    ['cannot be read', { id: 7, specversion: '0.3' }],
  ] as const) {
    it(`REQ-DEAD-4: acknowledges what ${what} after its dead letter went out, and a duplicate too`, async () => {
      const worker = await start();
      wire.held.add(dead);
      const text = JSON.stringify(eventOf(attributes));
      await wire.publish('work', text);
      await wire.publish('work', text);
      await until(() => worker.statistics().received === 2 && worker.deadLetters().length > 0);
      await rest();
      assert.deepEqual([wire.acknowledged('work'), reasons().length], [[], 0]);
      wire.release();
      await until(() => wire.acknowledged('work').length === 2 && reasons().length > 0);
    });
  }

  it('REQ-DEAD-4: leaves to the broker what was given up while no dead letter can go out', async () => {
    const worker = await start();
    wire.held.add(dead);
    await wire.publish('work', { id: 'a', data: {} });
    await until(() => worker.deadLetters().length === 1);
    const stopping = worker.stop();
    await until(() => {
      wire.clock.advance(1_000);
      return worker.state === 'stopped';
    });
    await stopping;
    wire.held.clear();
    const next = await start();
    await until(() => next.deadLetters().length === 1 && reasons().length === 1);
    await until(() => wire.acknowledged('work').includes('a'));
  });

  for (const [what, data] of [
    ['refused', {}],
    ['given up', { n: 1 }],
  ] as const) {
    it(`REQ-DEAD-4: counts only, where the contract says so, what was ${what}`, async () => {
      const worker = await start();
      await wire.publish('shh', { id: 'a', data });
      await until(() => wire.acknowledged('shh').length === 1);
      await rest();
      assert.deepEqual([worker.statistics().failed, reasons(), worker.deadLetters()], [1, [], []]);
    });
  }

  it('REQ-DEAD-5: announces some of many, and says how many it left out', async () => {
    const worker = await start();
    const count = 500;
    for (let n = 0; n < count; n += 1) await wire.publish('work', { id: `${n}`, data: {} });
    await until(() => worker.statistics().failed === count && wire.acknowledged('work').length === count);
    const announced = wire.on(dead).length;
    assert.ok(announced < 50, `${announced} were announced`);
    wire.clock.advance(1_000);
    await until(() => wire.on(dead).length > announced);
    const last = wire.on(dead).at(-1)?.data as { message: string };
    assert.match(last.message, new RegExp(`and ${count - announced} more`));
    assert.equal(worker.statistics().deadLetters.invalid_data, count);
  });
});
