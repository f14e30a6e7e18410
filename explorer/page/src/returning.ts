import type { Detail } from '@parley/explorer/protocol';
import type { App } from './app.ts';
import { createPull } from './client.ts';
import { quotedTerm } from './query/quoted-term.ts';
import { select } from './select.ts';

/** Which message was selected, whatever number an engine gives it. */
export interface SelectedMark {
  /** When it arrived; epoch milliseconds. */
  readonly at: string;
  /** Its own id; empty where it has none. */
  readonly id: string;
}

const lookEveryMs = 500;
/** What the broker keeps comes again right after the connection; nothing else does. */
const lookForMs = 15_000;

export function markOf({ row, envelope }: Detail): SelectedMark {
  const id = envelope.find(([name]) => name === 'id')?.[1] ?? '';
  return { at: String(row.receivedAtMs), id };
}

/**
 * Selects again what was selected when the page was left. In an engine that was started since, its number is another
 * message's: then it is looked for by its id, and nothing is selected unless the broker brings it again.
 */
export function createReturn(app: App): () => void {
  const { state } = app;
  const wanted = { row: state.selected, mark: state.mark };
  const until = performance.now() + lookForMs;
  let phase: 'first' | 'looking' | 'over' = wanted.row === undefined ? 'over' : 'first';

  async function selectByNumber(row: number): Promise<void> {
    const answer = await app.client.ask('detail', { row });
    if (answer === undefined || state.selected !== row) return;
    const isIt =
      wanted.mark === undefined ||
      (answer.detail !== undefined && markOf(answer.detail).at === wanted.mark.at);
    phase = isIt ? 'over' : 'looking';
    if (isIt) await select(app, row);
    else {
      Object.assign(state, { selected: undefined, mark: undefined });
      app.list.follow();
      app.keep();
      await selectById();
    }
  }

  async function selectById(): Promise<void> {
    const id = wanted.mark?.id ?? '';
    if (id === '' || state.selected !== undefined || performance.now() > until) phase = 'over';
    if (phase === 'over') return;
    const query = `id:${quotedTerm(id)}`;
    const found = (await app.client.ask('rows', { tab: 'all', query, from: 0, count: 1 }))?.rows[0];
    if (found === undefined || state.selected !== undefined) return;
    phase = 'over';
    await select(app, found.row);
  }

  const look = createPull(async () => {
    if (phase === 'first' && wanted.row !== undefined) await selectByNumber(wanted.row);
    else if (phase === 'looking') await selectById();
  }, lookEveryMs);
  return () => {
    if (phase !== 'over') look();
  };
}
