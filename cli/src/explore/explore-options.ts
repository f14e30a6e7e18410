import type { ConnectionOptions } from '../commands/options.ts';
import type { WatchWords } from '../query/broker-and-query.ts';
import type { LimitOptions } from './engine-limits.ts';

export interface ExploreOptions extends ConnectionOptions, LimitOptions, Pick<WatchWords, 'words' | 'where'> {
  /** Default: the port of the workspace, or the next that is free. */
  readonly port?: number;
  /** Nothing is sent from the page. */
  readonly readOnly?: boolean;
}
