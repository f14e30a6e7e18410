/** An agent with effects in a database and messages that it sends, to be killed at any moment. Arguments: url, folder. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { bookingContracts } from './booking-contracts.ts';

const [url, folder = ''] = process.argv.slice(2);
const database = new DatabaseSync(join(folder, 'bookings.sqlite'));
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
  CREATE TABLE IF NOT EXISTS bookings (number INTEGER NOT NULL)`);
const insert = database.prepare('INSERT INTO bookings VALUES (?)');
const bus = await connect(url, { state: join(folder, 'state') });
const desk = bus.agent(defineAgent('desk', bookingContracts), {
  order: async ({ data }, context) => {
    const { n } = data as { n: number };
    await context.once(database, () => {
      insert.run(n);
    });
    await context.send('booked', { n });
  },
});
await desk.start();
process.send?.({ state: desk.state });
