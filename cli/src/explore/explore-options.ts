import type { ConnectionOptions } from '../commands/options.ts';

export interface ExploreOptions extends ConnectionOptions {
  /** Default: the port of the workspace, or the next that is free. */
  readonly port?: number;
  readonly rows?: number;
  /** Bytes. */
  readonly memory?: number;
  /** Nothing is sent from the page. */
  readonly readOnly?: boolean;
  /** More topic filters, as they stand in MQTT. */
  readonly topic?: readonly string[];
}
