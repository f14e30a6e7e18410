/** Which effect of which message: what a database remembers to know that it has it. */
export interface OnceKey {
  readonly agent: string;
  readonly message: string;
  /** Tells the effects of one message apart. */
  readonly step: string;
}

export interface OnceRecord {
  /** JSON; null for undefined. */
  readonly result: string | null;
  /** Milliseconds since 1970: later nobody asks for it. */
  readonly expiresAtMs: number;
}

/** Any store with transactions and a unique key over the three parts of a {@link OnceKey}. */
export interface OnceDatabase<Transaction> {
  /** Commits when the work resolves, rolls back and rejects when it rejects. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  find(transaction: Transaction, key: OnceKey): Promise<OnceRecord | undefined>;
  /** Rejects when there is a record under the key. A good moment to delete what has expired. */
  record(transaction: Transaction, key: OnceKey, record: OnceRecord): Promise<void>;
}

type SqliteValue = string | number | null;

/** A `DatabaseSync` of node:sqlite, or what looks the same. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): {
    get(...values: SqliteValue[]): unknown;
    run(...values: SqliteValue[]): unknown;
  };
}
