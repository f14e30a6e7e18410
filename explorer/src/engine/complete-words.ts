import type { Bundle } from '@parley/schemas';
import { type Suggestion, completeQuery } from '../query/complete.ts';
import { MessageStore } from '../store/store.ts';
import { knownValues } from './known-values.ts';

/** Completes a query with what the contracts alone declare: where nothing is watched yet. */
export function createCompleter(bundle: Bundle): (text: string) => readonly Suggestion[] {
  const known = knownValues({ bundle, store: new MessageStore({ maxRows: 32 }) });
  return (text) => completeQuery(text, text.length, known);
}
