import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Counts } from './counts.ts';

/** The database of an agent, shared by its instances: what it counted, and whatever it keeps of its own. */
export interface Ledger extends Counts {
  readonly database: DatabaseSync;
  /** Writes a workflow down under a name; true the first time. */
  write(workflow: string, name: string): boolean;
  close(): void;
}

export interface LedgerOptions {
  readonly folder: string;
  readonly agent: string;
  /** Each instance reports what it counted itself. */
  readonly instance: string;
}

/** Where the ledger of an agent is. */
export function ledgerFile(folder: string, agent: string): string {
  return join(folder, `${agent}.sqlite`);
}

/** Opens the database of an agent, and makes it where there is none. */
export function openLedger({ folder, agent, instance }: LedgerOptions): Ledger {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(ledgerFile(folder, agent));
  // What is written survives the process; the example does not insist on a power cut.
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS effects (name TEXT NOT NULL, workflow TEXT NOT NULL, instance TEXT NOT NULL,
      times INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (name, workflow)) WITHOUT ROWID`);
  const insert = database.prepare(`INSERT INTO effects (name, workflow, instance) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times`);
  const counters = new Map<string, number>(
    database
      .prepare('SELECT name, COUNT(*) AS count FROM effects WHERE instance = ? GROUP BY name')
      .all(instance)
      .map((row) => [String(row.name), Number(row.count)]),
  );
  const add = (name: string, by = 1): void => {
    counters.set(name, (counters.get(name) ?? 0) + by);
  };
  const write = (workflow: string, name: string): boolean =>
    insert.get(name, workflow, instance)?.times === 1;
  return {
    database,
    add,
    write,
    async note(context, names, { part } = {}) {
      const workflow = part === undefined ? context.correlationId : `${context.correlationId} ${part}`;
      let fresh: readonly string[] = [];
      await context.once(database, () => {
        fresh = names.filter((name) => write(workflow, name));
      });
      for (const name of fresh) add(name);
    },
    snapshot: () => Object.fromEntries(counters),
    close() {
      database.close();
    },
  };
}
