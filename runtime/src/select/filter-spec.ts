import type { Priority } from '../protocol/message.ts';

/** One text, or several of which one is enough. */
export type Texts = string | readonly string[];

/** Both ends belong to it; an end that is left out is open. */
export interface PriorityRange {
  readonly from?: Priority;
  readonly to?: Priority;
}

/** What a message must be like. Every member that is there must hold; `{}` holds for all. Plain JSON, so that it can travel. */
export interface FilterSpec {
  /** Message types, or patterns of them: `*` is one level, `**` any number. */
  readonly type?: Texts;
  /** An agent, agent/instance, or a whole `source`. */
  readonly sender?: Texts;
  /** Channel names or patterns. A wildcard in front never holds `parley.*`. */
  readonly channel?: Texts;
  /** A message that says nothing is `normal`. */
  readonly priority?: Priority | readonly Priority[] | PriorityRange;
  /** It carries one of them. */
  readonly tags?: Texts;
  /** By name: one of the values, or true for any value. */
  readonly headers?: Readonly<Record<string, Texts | true>>;
  readonly subject?: Texts;
  readonly correlationId?: Texts;
  readonly and?: readonly FilterSpec[];
  readonly or?: readonly FilterSpec[];
  readonly not?: FilterSpec;
}

/** Builds filters with the help of the compiler; what comes out is plain JSON. */
export const where = {
  type: (...type: readonly string[]): FilterSpec => ({ type }),
  sender: (...sender: readonly string[]): FilterSpec => ({ sender }),
  channel: (...channel: readonly string[]): FilterSpec => ({ channel }),
  priority: (...priority: readonly Priority[]): FilterSpec => ({ priority }),
  priorityBetween: (from: Priority, to: Priority): FilterSpec => ({ priority: { from, to } }),
  tag: (...tags: readonly string[]): FilterSpec => ({ tags }),
  /** Without values: the header is there. */
  header: (name: string, ...values: readonly string[]): FilterSpec => ({
    headers: { [name]: values.length === 0 ? true : values },
  }),
  subject: (...subject: readonly string[]): FilterSpec => ({ subject }),
  correlationId: (...correlationId: readonly string[]): FilterSpec => ({ correlationId }),
  and: (...and: readonly FilterSpec[]): FilterSpec => ({ and }),
  or: (...or: readonly FilterSpec[]): FilterSpec => ({ or }),
  not: (not: FilterSpec): FilterSpec => ({ not }),
} as const;
