import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from './actions.ts';
import { type State, messageTab } from './state.ts';
import { channelsView } from './channels/channels-view.ts';
import { driftView } from './drift/drift-view.ts';
import { listHeader } from './log/list-header.ts';
import { agentsView } from './views/agents.ts';
import { detailPane } from './views/detail.ts';
import { followBar } from './views/follow.ts';
import { keyHelp } from './views/key-help.ts';
import { publishSheet } from './publish/sheet.ts';
import { banner, emptyList, lostLine } from './views/states.ts';
import { statusBar } from './views/status.ts';
import { strip } from './strip/strip.ts';
import { retainedView } from './retained/view.ts';
import { tabs } from './views/tabs.ts';
import { threadsView } from './views/threads.ts';
import { toolbar } from './views/toolbar.ts';

/** The whole page. The rows of the log are drawn by themselves into `#rows`, which stays the same element. */
export function layout(state: State, actions: Actions): TemplateResult {
  const isLog = messageTab(state) !== undefined;
  return html`<div class="frame ${state.publish.isOpen ? 'writes' : ''}">
    ${toolbar(state, actions)} ${banner(state)} ${tabs(state, actions)} ${strip(state, actions)}
    <main class="stage" id="stage" role="tabpanel" aria-labelledby="tab-${state.tab}">
      <section class="view log split ${state.detail === undefined ? 'no-detail' : ''}" ?hidden=${!isLog}>
        <section class="pane" aria-label="Messages">
          <div
            class="grid list-${state.tab}"
            role="grid"
            aria-label="Messages"
            aria-rowcount=${state.total + 1}
            aria-colcount="8"
          >
            <div role="rowgroup">${listHeader(state.tab)}</div>
            <div class="rows" id="rows" role="rowgroup" aria-label="Rows" tabindex="0"></div>
            ${isLog ? lostLine(state) : nothing} ${isLog ? emptyList(state, actions) : nothing}
          </div>
          ${followBar(state, actions)}
        </section>
        ${isLog ? detailPane(state, actions) : nothing}
      </section>
      ${state.tab === 'threads' ? threadsView(state, actions) : nothing}
      ${state.tab === 'agents' ? agentsView(state, actions) : nothing}
      ${state.tab === 'retained' ? retainedView(state, actions) : nothing}
      ${state.tab === 'undeclared' ? driftView(state, actions) : nothing}
      ${state.tab === 'channels' ? channelsView(state, actions) : nothing}
    </main>
    ${statusBar(state)} ${publishSheet(state, actions)} ${keyHelp(state, actions)}
  </div>`;
}
