import type { ConnectionOptions } from '../commands/options.ts';
import type { WatchWords } from '../query/broker-and-query.ts';

/** What `parley tail` is asked to show. */
export interface TailOptions extends ConnectionOptions, Pick<WatchWords, 'words' | 'where'> {
  /** More topic filters, as they stand in MQTT. */
  readonly topic?: readonly string[];
  /** Topic filters of what is left out. */
  readonly exclude?: readonly string[];
  /** Of what the broker kept, only what was sent since then. */
  readonly since?: string;
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
