import { type TemplateResult, html } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount } from '../format.ts';
import { type PageTab, pageTabs } from '../page-tabs.ts';
import type { State } from '../state.ts';

export const tabNames: Readonly<Record<PageTab, string>> = {
  all: 'All',
  invalid: 'Invalid',
  threads: 'Threads',
  waiting: 'Waiting',
  undeclared: 'Undeclared',
  dead: 'Dead letters',
  agents: 'Agents',
  channels: 'Channels',
  retained: 'Retained',
};

export function tabs(state: State, actions: Actions): TemplateResult {
  return html`<nav class="tabs">
    <div
      class="tablist"
      role="tablist"
      aria-label="Messages"
      @keydown=${(event: KeyboardEvent) => {
        moveInTabs(event, state.tab, actions);
      }}
    >
      ${pageTabs.map((tab) => tabButton(tab, state, actions))}
    </div>
  </nav>`;
}

function tabButton(tab: PageTab, state: State, actions: Actions): TemplateResult {
  const count = countOf(tab, state);
  const isBad = tab === 'invalid' && count !== undefined && count > 0;
  return html`<button
    class="tab"
    id="tab-${tab}"
    role="tab"
    aria-selected=${String(tab === state.tab)}
    aria-controls="stage"
    tabindex=${tab === state.tab ? 0 : -1}
    @click=${() => {
      actions.showTab(tab);
    }}
  >
    ${tabNames[tab]} <span class=${isBad ? 'bad' : ''}>${count === undefined ? '' : formatCount(count)}</span>
  </button>`;
}

function countOf(tab: PageTab, { counts, threads, agents, greeting, retained }: State): number | undefined {
  if (tab === 'threads') return threads?.counts.all;
  if (tab === 'agents')
    return agents === undefined ? undefined : new Set(agents.instances.map(({ agent }) => agent)).size;
  if (tab === 'retained') return retained.answer?.total;
  if (tab === 'channels') return greeting?.channels.length;
  return counts?.tabs[tab];
}

/** One tab stop; the arrows move inside. */
function moveInTabs(event: KeyboardEvent, tab: PageTab, actions: Actions): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  const next = pageTabs[(pageTabs.indexOf(tab) + by + pageTabs.length) % pageTabs.length] ?? tab;
  event.preventDefault();
  actions.showTab(next);
  requestAnimationFrame(() => document.getElementById(`tab-${next}`)?.focus());
}
