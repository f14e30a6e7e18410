import { driftKinds } from '@parley/explorer/protocol';
import type { App } from '../app.ts';

/** Asks for the list that is shown; while nobody chose one, for the first that holds something. */
export async function pullDrift(app: App): Promise<void> {
  const { drift } = app.state;
  const { kind } = drift;
  const answer = await app.client.ask('drift', { kind });
  if (answer === undefined || drift.kind !== kind) return;
  const first = driftKinds.find((each) => answer.counts[each] > 0);
  if (drift.choice !== 'open' || first === undefined) {
    drift.answer = answer;
    return;
  }
  Object.assign(drift, { kind: first, choice: 'found', answer: first === kind ? answer : undefined });
  app.keep();
  if (first !== kind) await pullDrift(app);
}
