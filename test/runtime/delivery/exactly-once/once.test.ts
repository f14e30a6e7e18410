import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type { OnceDatabase, OnceKey, OnceRecord } from '@parley/runtime';
import { runOnce } from '#runtime/delivery/exactly-once/once.ts';

const key: OnceKey = { agent: 'desk', message: '8 urn:plc o1', step: 'order 1' };
const request = { key, nowMs: 1_000, keepMs: 500 };

describe('runOnce in SQLite', () => {
  let database: DatabaseSync;
  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE bookings (n INTEGER)');
  });
  afterEach(() => {
    database.close();
  });

  const insert = (n: number): void => {
    database.prepare('INSERT INTO bookings VALUES (?)').run(n);
  };
  const count = (table: string): unknown => database.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get()?.n;

  it('runs an effect once, and gives its result the second time as JSON', async () => {
    const effect = (): unknown => {
      insert(1);
      return { seat: 7, none: undefined };
    };
    assert.deepEqual(await runOnce(database, request, effect), { seat: 7, none: undefined });
    assert.deepEqual(await runOnce(database, request, effect), { seat: 7 });
    assert.equal(count('bookings'), 1);
  });

  it('tells messages, agents and steps apart', async () => {
    const others = [
      { ...key, step: 'order 2' },
      { ...key, agent: 'till' },
      { ...key, message: 'o2' },
    ];
    for (const other of [key, ...others, key])
      await runOnce(database, { ...request, key: other }, () => {
        insert(1);
      });
    assert.equal(count('bookings'), 4);
  });

  it('leaves nothing of an effect that throws, and runs it again', async () => {
    const failing = (): void => {
      insert(1);
      throw new Error('no seat');
    };
    await assert.rejects(runOnce(database, request, failing), /no seat/);
    assert.equal(count('bookings'), 0);
    assert.equal(await runOnce(database, request, () => 5), 5);
  });

  it('gives undefined where the effect gave nothing', async () => {
    const effect = (): unknown => {
      insert(1);
      return undefined;
    };
    await runOnce(database, request, effect);
    assert.equal(await runOnce(database, request, effect), undefined);
    assert.equal(count('bookings'), 1);
  });

  it('refuses an effect that goes on after its call', async () => {
    const effect = async (): Promise<void> => {
      insert(1);
      await Promise.resolve();
      throw new Error('nobody hears this');
    };
    await assert.rejects(runOnce(database, request, effect), { code: 'invalid_argument' });
    assert.equal(count('bookings'), 0);
  });

  it('refuses a result that is no JSON', async () => {
    await assert.rejects(
      runOnce(database, request, () => 5n),
      TypeError,
    );
    assert.equal(count('parley_once'), 0);
  });

  it('forgets what is older than its window', async () => {
    await runOnce(database, request, () => 1);
    await runOnce(database, { ...request, nowMs: 1_501, key: { ...key, step: 'order 2' } }, () => 2);
    assert.equal(count('parley_once'), 1);
  });

  it('says what the database says', async () => {
    database.exec('BEGIN');
    await assert.rejects(
      runOnce(database, request, () => 1),
      /transaction/,
    );
    database.exec('ROLLBACK');
  });
});

/** Keeps everything in memory, and rolls back by copies. */
class MemoryDatabase implements OnceDatabase<string[]> {
  rows: string[] = [];
  records = new Map<string, OnceRecord>();

  async transaction<Result>(work: (rows: string[]) => Promise<Result>): Promise<Result> {
    const { rows } = this;
    const copy = [...rows];
    const result = await work(copy);
    this.rows = copy;
    return result;
  }

  find(_: string[], { agent, message, step }: OnceKey): Promise<OnceRecord | undefined> {
    return Promise.resolve(this.records.get([agent, message, step].join()));
  }

  record(_: string[], { agent, message, step }: OnceKey, record: OnceRecord): Promise<void> {
    this.records.set([agent, message, step].join(), record);
    return Promise.resolve();
  }
}

describe('runOnce in any database', () => {
  it('runs an effect in its transaction, once', async () => {
    const database = new MemoryDatabase();
    const effect = async (rows: string[]): Promise<number> => {
      rows.push('seat');
      await Promise.resolve();
      return rows.length;
    };
    assert.equal(await runOnce(database, request, effect), 1);
    assert.equal(await runOnce(database, request, effect), 1);
    assert.deepEqual(database.rows, ['seat']);
    assert.deepEqual([...database.records.values()], [{ result: '1', expiresAtMs: 1_500 }]);
  });

  it('leaves nothing of an effect that fails', async () => {
    const database = new MemoryDatabase();
    const effect = (rows: string[]): Promise<never> => {
      rows.push('seat');
      return Promise.reject(new Error('no seat'));
    };
    await assert.rejects(runOnce(database, request, effect), /no seat/);
    assert.deepEqual(database.rows, []);
    assert.equal(database.records.size, 0);
  });
});
