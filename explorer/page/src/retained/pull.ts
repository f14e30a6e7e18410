import { joinTerms, splitTerms } from '@parley/explorer/protocol';
import type { App } from '../app.ts';
import { usedQuery } from '../state.ts';
import { momentOf } from './state.ts';

/** Asks what stood on the broker; the range of the query says when, not which messages. */
export async function pullRetained(app: App): Promise<void> {
  if (app.state.tab !== 'retained') return;
  const atMs = momentOf(app.state);
  const query = joinTerms(splitTerms(usedQuery(app.state)).filter((term) => !/^(?:since|until):/.test(term)));
  const answer = await app.client.ask('retained', atMs === undefined ? { query } : { query, atMs });
  if (answer !== undefined && momentOf(app.state) === atMs) app.state.retained.answer = answer;
}
