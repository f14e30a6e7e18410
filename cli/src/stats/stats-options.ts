import type { ConnectionOptions } from '../commands/options.ts';
import type { LimitOptions } from '../explore/engine-limits.ts';
import type { WatchWords } from '../query/broker-and-query.ts';

/** What `parley stats` is asked to count. */
export interface StatsOptions extends ConnectionOptions, LimitOptions, Pick<WatchWords, 'words' | 'where'> {
  readonly json?: true;
  /** One snapshot, at the end. */
  readonly once?: true;
  /** Milliseconds. */
  readonly for?: number;
  /** Milliseconds between two snapshots. */
  readonly every: number;
}
