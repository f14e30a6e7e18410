import type { ConnectionOptions } from '../commands/options.ts';
import type { KeeperNames } from './keepers.ts';

/** What every verb about kept things takes. */
export interface OperateOptions extends ConnectionOptions, KeeperNames {
  /** A state folder; true: the one that the configuration names. */
  readonly state?: string | true;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly format: 'text' | 'json';
}

/** Which dead letters. */
export interface LetterFilter {
  readonly code?: readonly string[];
  /** Names or patterns. */
  readonly channel?: readonly string[];
  /** Milliseconds before now. */
  readonly since?: number;
  /** Milliseconds before now. */
  readonly olderThan?: number;
}
