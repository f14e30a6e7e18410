import type { ConnectionOptions } from '../commands/options.ts';

export interface AgentsOptions extends ConnectionOptions {
  readonly format: 'text' | 'json';
}

/** What `parley agents list` is asked to show. */
export interface AgentsListOptions extends AgentsOptions {
  readonly agent?: string;
  readonly capability?: string;
  /** Milliseconds for an answer. */
  readonly timeout: number;
  readonly watch?: true;
}
