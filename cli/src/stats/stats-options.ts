import type { ConnectionOptions } from '../commands/options.ts';

/** What `parley stats` is asked to count. */
export interface StatsOptions extends ConnectionOptions {
  /** Words of a query. */
  readonly query: readonly string[];
  readonly json?: true;
  /** One snapshot, at the end. */
  readonly once?: true;
  /** Milliseconds. */
  readonly for?: number;
  /** Milliseconds between two snapshots. */
  readonly every: number;
}
