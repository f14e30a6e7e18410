import type { PageTab } from './page-tabs.ts';
import { type State, queryOf } from './state.ts';

/** What a reload brings back, beside the place in the list. */
export function keptOf(state: State): Readonly<Record<string, string>> {
  const { tab, selected, mark } = state;
  return {
    tab: tab === 'all' ? '' : tab,
    query: queryOf(state),
    ...chosenIn(state),
    moment: tab === 'retained' ? String(state.retained.atMs ?? '') : '',
    name: state.saved.offered ?? '',
    row: selected === undefined ? '' : String(selected),
    at: mark?.at ?? '',
    message: mark?.id ?? '',
  };
}

/** What is chosen in the tab that is shown. */
function chosenIn({ tab, thread = '', agent = '', drift, channels }: State): Record<string, string> {
  const parts: Partial<Record<PageTab, Record<string, string>>> = {
    threads: { thread },
    agents: { agent },
    undeclared: { drift: drift.choice === 'open' ? '' : drift.kind },
    channels: { by: channels.by },
  };
  return parts[tab] ?? {};
}
