import type { Context } from '@parley/runtime';

/** What an agent counts. */
export interface Counts {
  /** Counts from the start of this process. */
  add(name: string, by?: number): void;
  /** Counts the workflow of a message under each name: once, however often the message comes, over all lives of the agent. */
  note(context: Noting, names: readonly string[], options?: NoteOptions): Promise<void>;
  snapshot(): Readonly<Record<string, number>>;
}

/** The part of a handler's context that is needed. */
export type Noting = Pick<Context, 'correlationId' | 'once'>;

export interface NoteOptions {
  /** Tells things apart of which a workflow may have several under one name. */
  readonly part?: string;
}
