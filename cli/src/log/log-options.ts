import type { KeeperNames } from '../operate/keepers.ts';

/** What `parley log` is asked to show. */
export interface LogOptions extends KeeperNames {
  readonly folder: string;
  /** A state folder; else the one that the configuration names. */
  readonly state?: string | true;
  readonly channel?: readonly string[];
  readonly type?: readonly string[];
  readonly sender?: readonly string[];
  readonly correlation?: readonly string[];
  readonly subject?: readonly string[];
  readonly tag?: readonly string[];
  /** JSON. */
  readonly filter?: string;
  readonly sent?: true;
  readonly received?: true;
  /** Milliseconds before now. */
  readonly since?: number;
  readonly limit: number;
  readonly json?: true;
}
