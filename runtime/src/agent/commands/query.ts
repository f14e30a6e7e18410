import type { CommandData, ReceiptData } from '@parley/schemas';

/** Who keeps what is asked for. */
export interface Keeper {
  readonly agent: string;
  readonly instance: string;
}

/** A command that is answered with more than a receipt. */
export interface Asked {
  readonly data: CommandData;
  /** The source of the command. */
  readonly by: string;
  /** Sends one answer; the receipt comes after all of them. */
  readonly tell: (type: string, data: unknown) => void;
}

/** What the receipt says. */
export type CommandResult = NonNullable<ReceiptData['result']>;

/** Undefined: the command makes no sense, and has no effect. */
export type Query = (asked: Asked) => Promise<CommandResult> | CommandResult | undefined;

export type Queries = Readonly<Partial<Record<CommandData['command'], Query>>>;
