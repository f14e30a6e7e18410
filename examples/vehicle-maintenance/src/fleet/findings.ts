import type { DatabaseSync } from 'node:sqlite';

/** Counts how often a plant found something. */
export type CountUp = (finding: string) => number;

/** The findings so far, in the database of the agent that learns from them. */
export function createFindings(database: DatabaseSync): CountUp {
  database.exec('CREATE TABLE IF NOT EXISTS findings (finding TEXT PRIMARY KEY, seen INTEGER NOT NULL)');
  const increase = database.prepare(`INSERT INTO findings VALUES (?, 1)
    ON CONFLICT DO UPDATE SET seen = seen + 1 RETURNING seen`);
  return (finding) => Number(increase.get(finding)?.seen);
}
