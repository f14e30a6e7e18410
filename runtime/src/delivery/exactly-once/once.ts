import type { OnceDatabase, OnceKey, OnceRecord, SqliteDatabase } from '../../codegen/once.ts';
import { ParleyError } from '../../errors.ts';
import { createSqliteOnce } from './sqlite-once.ts';

export interface OnceRequest {
  readonly key: OnceKey;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** How long a second run has to find the first. */
  readonly keepMs: number;
}

/** Runs an effect in one transaction with the record that it took place; gives the recorded result where it did before. */
export async function runOnce<Transaction, Result>(
  database: SqliteDatabase | OnceDatabase<Transaction>,
  { key, nowMs, keepMs }: OnceRequest,
  effect: (transaction: Transaction) => Result | Promise<Result>,
): Promise<Result> {
  const expiresAtMs = nowMs + keepMs;
  if (!('transaction' in database) || 'exec' in database)
    return runSync(database as SqliteDatabase, { key, nowMs, expiresAtMs }, effect as () => Result);
  return database.transaction(async (transaction) => {
    const found = await database.find(transaction, key);
    if (found !== undefined) return readResult(found) as Result;
    const result = await effect(transaction);
    await database.record(transaction, key, { result: writeResult(result), expiresAtMs });
    return result;
  });
}

function runSync<Result>(
  database: SqliteDatabase,
  { key, nowMs, expiresAtMs }: { key: OnceKey; nowMs: number; expiresAtMs: number },
  effect: () => Result,
): Result {
  const once = createSqliteOnce(database);
  database.exec('BEGIN IMMEDIATE');
  try {
    const found = once.find(key);
    const result = found === undefined ? effect() : (readResult(found) as Result);
    if (found === undefined) {
      assertSync(result);
      once.expire(nowMs);
      once.record(key, { result: writeResult(result), expiresAtMs });
    }
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // Where it was the commit that failed, SQLite may have rolled back already.
    tryExec(database, 'ROLLBACK');
    throw error;
  }
}

function assertSync(result: unknown): void {
  if (typeof result !== 'object' || result === null || !('then' in result)) return;
  void Promise.resolve(result).catch(() => undefined);
  throw new ParleyError('invalid_argument', 'an effect in SQLite returns no promise: it ends with its call');
}

function tryExec(database: SqliteDatabase, sql: string): void {
  try {
    database.exec(sql);
  } catch {
    // The error that led here is the one to tell.
  }
}

function writeResult(result: unknown): string | null {
  return result === undefined ? null : JSON.stringify(result);
}

function readResult({ result }: OnceRecord): unknown {
  return result === null ? undefined : JSON.parse(result);
}
