import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ledgerFile } from '../../fleet/ledger.ts';

/** What all agents wrote down, by workflow. */
export interface Books {
  /** The workflows under a name, each with how often it was written. */
  entries(agent: string, name: string): ReadonlyMap<string, number>;
  /** One number out of the database of an agent; 0 where there is none. */
  number(agent: string, sql: string): number;
  close(): void;
}

/** Reads the databases of the agents while these are at work. */
export function openBooks(folder: string): Books {
  const databases = new Map<string, DatabaseSync>();
  const databaseOf = (agent: string): DatabaseSync | undefined => {
    const file = ledgerFile(folder, agent);
    const known = databases.get(agent);
    if (known !== undefined || !existsSync(file)) return known;
    const database = new DatabaseSync(file);
    database.exec('PRAGMA busy_timeout = 5000');
    databases.set(agent, database);
    return database;
  };
  return {
    entries(agent, name) {
      const query = 'SELECT workflow, times FROM effects WHERE name = ?';
      const rows = databaseOf(agent)?.prepare(query).all(name) ?? [];
      return new Map(rows.map((row) => [String(row.workflow), Number(row.times)]));
    },
    number(agent, sql) {
      return Number(databaseOf(agent)?.prepare(sql).get()?.number ?? 0);
    },
    close() {
      for (const database of databases.values()) database.close();
    },
  };
}
