import { valueAt } from '../query/path.ts';
import { eventOf } from '../query/payloads.ts';
import { type Row, rowFlags } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';

/** What is safe in every shell as it stands. */
const plain = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/**
 * The command that has a dead letter handled again by the instance that keeps it; undefined of all else, and of letters that name
 * themselves by anything that a shell could take for more than a name.
 */
export function redriveCommand(row: Row, store: MessageStore): string | undefined {
  if ((row.flags & rowFlags.deadLetter) === 0) return undefined;
  const id = valueAt(eventOf(store, row.row), ['data', 'id']);
  return typeof id === 'string' && plain.test(id) ? `parley dead redrive ${id}` : undefined;
}
