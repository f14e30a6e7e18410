import type { MessageStore } from '../store/store.ts';

/** The message of the same type and sender before a row, if it is kept. */
export function previousOf(store: MessageStore, number: number): number | undefined {
  const { type, sender } = store.columns;
  const place = number % store.capacity;
  if ((type[place] ?? 0) === 0) return undefined;
  for (let row = number - 1; row >= store.first; row--) {
    const other = row % store.capacity;
    if (type[other] === type[place] && sender[other] === sender[place]) return row;
  }
  return undefined;
}
