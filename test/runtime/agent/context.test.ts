import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type { Context } from '@parley/runtime';
import { agent, bundle, channel, receive } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World } from '../support/world.ts';

const retry = { attempts: 2, minBackoffMs: 10, maxBackoffMs: 20 };
const contracts = bundle(
  [channel('order')],
  [agent('desk', { receives: { order: receive(['order'], { retry }) } })],
);

describe('HandlerContext', () => {
  let world: World;
  beforeEach(async () => {
    world = new World(contracts);
    await world.raw();
  });
  afterEach(() => world.close());

  /** Handles one message whose first attempt fails at its end. */
  async function handleTwice(handle: (context: Context) => unknown): Promise<void> {
    let runs = 0;
    const desk = await world.start('desk', {
      order: async (_, context) => {
        runs += 1;
        await handle(context);
        if (context.attempt === 1) throw new Error('not now');
      },
    });
    await world.publish('order', { id: 'o1' });
    await until(() => runs === 1);
    await rest();
    world.clock.advance(50);
    await until(() => desk.statistics().handled === 1);
  }

  it('gives a token that is higher in each attempt', async () => {
    const tokens: string[] = [];
    await handleTwice(({ token }) => tokens.push(token));
    assert.deepEqual(tokens, ['1.1', '1.2']);
  });

  it('has each effect once, on any channel, told apart by their order', async () => {
    const database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE bookings (n INTEGER)');
    const results: number[] = [];
    let calls = 0;
    await handleTwice(async (context) => {
      for (let step = 1; step <= 2; step += 1) {
        const effect = (): number => {
          calls += 1;
          return step;
        };
        results.push(await context.once(database, effect));
      }
    });
    assert.deepEqual(results, [1, 2, 1, 2]);
    assert.equal(calls, 2);
    assert.deepEqual(
      database
        .prepare('SELECT agent, message, step FROM parley_once')
        .all()
        .map((row) => Object.values(row)),
      [
        ['desk', '7 urn:plc o1', 'order 1'],
        ['desk', '7 urn:plc o1', 'order 2'],
      ],
    );
    database.close();
  });

  it('has no effect after the end of the handler', async () => {
    const database = new DatabaseSync(':memory:');
    const contexts: Context[] = [];
    await handleTwice((context) => contexts.push(context));
    await assert.rejects(contexts[0]?.once(database, () => 1) ?? Promise.resolve(), { code: 'cancelled' });
    database.close();
  });
});
