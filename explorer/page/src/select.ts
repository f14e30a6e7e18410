import type { Answer } from '@parley/explorer/protocol';
import type { App } from './app.ts';
import { markOf } from './returning.ts';
import { messageTab, usedQuery } from './state.ts';

/** Selects a message. The detail comes after the selection: keys must not wait for it. */
export async function select(app: App, row: number | undefined): Promise<void> {
  const { state } = app;
  state.selected = row;
  if (row === undefined) {
    selectNone(app);
    return;
  }
  app.list.stay();
  app.draw();
  const [answer, place] = await Promise.all([
    app.client.ask('detail', { row }),
    app.client.ask('locate', { row, query: usedQuery(state), tab: messageTab(state) ?? 'all' }),
  ]);
  if (state.selected !== row) return;
  show(app, answer);
  app.keep();
  state.selectedIndex = place?.there === true ? place.index : undefined;
  if (state.selectedIndex !== undefined && state.tab !== 'threads') app.list.reveal(state.selectedIndex);
  if (state.detail?.row.correlationId !== '') app.pullRest();
  app.draw();
}

function selectNone(app: App): void {
  Object.assign(app.state, { detail: undefined, mark: undefined, selectedIndex: undefined, isPinned: false });
  if (app.state.tab !== 'threads') app.state.hops = [];
  app.keep();
  app.draw();
}

/** What was selected stays to be seen when it is no longer kept. */
function show({ state }: App, answer: Answer<'detail'> | undefined): void {
  const detail = answer?.detail;
  if (detail !== undefined) state.mark = markOf(detail);
  if (state.isPinned) return;
  state.isEvicted = detail === undefined;
  if (detail === undefined || detail.row.row === state.detail?.row.row) return;
  Object.assign(state, { detail, toggled: new Set(), hops: state.tab === 'threads' ? state.hops : [] });
}
