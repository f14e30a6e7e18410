import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { keepInFlight } from '../scenario.ts';
import { ballast, contracts } from './contracts.ts';
import { Numbers, type Consumer, type Producer, type Side } from './participant.ts';

export interface Place {
  readonly url: string;
  /** A folder that outlives the process. */
  readonly state: string;
}

/** The shop. */
export async function createParleyProducer(side: Side, { url, state }: Place): Promise<Producer> {
  const bus = await connect(url, { state });
  const replies = new Numbers();
  const agent = bus.agent(defineAgent('shop', contracts), {
    booked: ({ data }) => {
      replies.add((data as { n: number }).n);
    },
  });
  await agent.start();
  const channel = side === 'durable' ? 'order' : 'order-once';
  let sent = 0;
  return {
    run: ({ from, messages, window }) =>
      keepInFlight(messages, window, async (index) => {
        await agent.send(channel, { n: from + index, text: ballast });
        sent += 1;
      }),
    progress: () => ({
      sent,
      through: sent - agent.statistics().unconfirmed,
      replies: replies.tally(),
    }),
    close: () => bus.close(),
  };
}

/** The stock. Each order is an effect of all three kinds: a message, a row of its own database, and a count in memory. */
export async function createParleyConsumer(_side: Side, { url, state }: Place): Promise<Consumer> {
  const bus = await connect(url, { state });
  const handled = new Numbers();
  const database = new DatabaseSync(join(state, 'stock.db'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS booking (n INTEGER NOT NULL)',
  );
  const insert = database.prepare('INSERT INTO booking VALUES (?)');
  let onNext: (() => void) | undefined;
  const handle = (n: number): void => {
    handled.add(n);
    onNext?.();
    onNext = undefined;
  };
  const agent = bus.agent(defineAgent('stock', contracts), {
    order: ({ data }) => {
      handle((data as { n: number }).n);
    },
    'order-once': async ({ data }, context) => {
      const { n } = data as { n: number };
      handle(n);
      await context.once(database, () => {
        insert.run(n);
      });
      await context.send('booked', { n });
    },
  });
  await agent.start();
  return {
    onNext: (callback) => {
      onNext = callback;
    },
    progress: () => ({ handled: handled.tally() }),
    rows: () => countRows(database),
    close: async () => {
      await bus.close();
      database.close();
    },
  };
}

function countRows(database: DatabaseSync): { all: number; different: number } {
  const counts = database
    .prepare('SELECT count(*) AS "all", count(DISTINCT n) AS different FROM booking')
    .get();
  return counts as unknown as { all: number; different: number };
}
