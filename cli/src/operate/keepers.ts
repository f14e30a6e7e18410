import type { CommandData, ReceiptData } from '@parley/schemas';

/** One instance of an agent that keeps dead letters and escalations. */
export interface Keeper {
  readonly agent: string;
  readonly instance: string;
}

type Result = NonNullable<ReceiptData['result']>;

/** What one instance answered. */
export interface Answer extends Keeper {
  readonly items: readonly unknown[];
  readonly result: Result;
}

/** What all that were asked answered. */
export interface Answers {
  readonly answers: readonly Answer[];
  /** Those that did not answer in time, or not to the end. */
  readonly silent: readonly Keeper[];
}

export interface Question {
  readonly data: CommandData;
  readonly of: readonly Keeper[];
  /** How long to wait after the last thing that was heard. */
  readonly timeoutMs: number;
}

/** Those who can be asked: instances that live, or the journals of those that do not. */
export interface Keepers {
  /** Where they are, for messages. */
  readonly label: string;
  readonly keepers: readonly Keeper[];
  ask(question: Question): Promise<Answers>;
  close(): Promise<void>;
}

/** Which of them are meant. */
export interface KeeperNames {
  readonly agent?: string;
  readonly instance?: string;
}

export function isNamed(keeper: Keeper, { agent, instance }: KeeperNames): boolean {
  return (agent ?? keeper.agent) === keeper.agent && (instance ?? keeper.instance) === keeper.instance;
}

export function nameOf({ agent, instance }: Keeper): string {
  return `${agent}/${instance}`;
}
