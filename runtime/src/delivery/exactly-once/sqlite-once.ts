import type { OnceKey, OnceRecord, SqliteDatabase } from '../../codegen/once.ts';

/** The table `parley_once` of one database; inside the transaction of its caller. */
export interface SqliteOnce {
  find(key: OnceKey): OnceRecord | undefined;
  record(key: OnceKey, record: OnceRecord): void;
  /** Deletes what nobody asks for any more. */
  expire(nowMs: number): void;
}

const schema = `
CREATE TABLE IF NOT EXISTS parley_once (
  agent TEXT NOT NULL,
  message TEXT NOT NULL,
  step TEXT NOT NULL,
  result TEXT,
  expires_at_ms INTEGER NOT NULL,
  PRIMARY KEY (agent, message, step)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS parley_once_expiry ON parley_once (expires_at_ms)`;

const known = new WeakMap<SqliteDatabase, SqliteOnce>();

/** Makes the table where it is missing. */
export function createSqliteOnce(database: SqliteDatabase): SqliteOnce {
  const made = known.get(database) ?? prepare(database);
  known.set(database, made);
  return made;
}

function prepare(database: SqliteDatabase): SqliteOnce {
  database.exec(schema);
  const find = database.prepare(
    'SELECT result, expires_at_ms AS expiresAtMs FROM parley_once WHERE agent = ? AND message = ? AND step = ?',
  );
  const record = database.prepare('INSERT INTO parley_once VALUES (?, ?, ?, ?, ?)');
  const expire = database.prepare('DELETE FROM parley_once WHERE expires_at_ms < ?');
  return {
    find: ({ agent, message, step }) => find.get(agent, message, step) as OnceRecord | undefined,
    record({ agent, message, step }, { result, expiresAtMs }) {
      record.run(agent, message, step, result, expiresAtMs);
    },
    expire(nowMs) {
      expire.run(nowMs);
    },
  };
}
