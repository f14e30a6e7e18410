import type { ConnectionOptions } from '../commands/options.ts';

/** What `parley tail` is asked to show. */
export interface TailOptions extends ConnectionOptions {
  readonly channel?: string;
  readonly agent?: string;
  readonly type?: string;
  readonly correlation?: string;
  readonly valid?: true;
  readonly invalid?: true;
  readonly system?: true;
  readonly json?: true;
  readonly count?: number;
  readonly duration?: number;
}
