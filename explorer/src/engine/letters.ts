import { valueAt } from '../query/path.ts';
import { eventOf } from '../query/payloads.ts';
import type { MessageStore } from '../store/store.ts';

/** What a dead letter says of the message that was given up, for a line of a list. */
export interface Letter {
  /** The error code, the same for people, and where the message went. */
  readonly reason: string;
  readonly message: string;
  readonly topic: string;
  /** Who sent it, and which instance gave it up; empty where the letter does not say. */
  readonly sender: string;
  readonly keeper: string;
  readonly attempts: number | undefined;
}

/** A line has no room for more, and a page no need to get megabytes for it. */
const longest = 512;

/** What is not as the protocol says shows as if it were not there. */
export function letterOf(store: MessageStore, row: number): Letter {
  const data = valueAt(eventOf(store, row), ['data']);
  const text = (name: string) => {
    const value = valueAt(data, [name]);
    return typeof value === 'string' ? value.slice(0, longest) : '';
  };
  const attempts = valueAt(data, ['attempts']);
  return {
    reason: text('reason'),
    message: text('message'),
    topic: text('topic'),
    sender: text('sender'),
    keeper: [text('agent'), text('instance')].filter((part) => part !== '').join('/'),
    attempts: typeof attempts === 'number' ? attempts : undefined,
  };
}
