import { type TemplateResult, html } from 'lit-html';
import type { Actions } from '../actions.ts';
import { icon } from '../icons.ts';
import { queryBar } from '../query/query-bar.ts';
import type { State } from '../state.ts';

export function toolbar(state: State, actions: Actions): TemplateResult {
  return html`<header class="toolbar">
    ${broker(state)} ${pauseButton(state, actions)} ${queryBar(state, actions)}
    <button
      class="btn quiet icon"
      aria-label="Keys"
      title="Keys (?)"
      @click=${() => {
        actions.showKeys(true);
      }}
    >
      ?
    </button>
  </header>`;
}

function broker({ greeting, changed, isReachable }: State): TemplateResult {
  const isOnline = isReachable && changed?.connection === 'online';
  const protocol = changed?.protocol === undefined ? '' : `MQTT ${changed.protocol}`;
  return html`<div class="broker ${isOnline ? '' : 'lost'}" title=${greeting?.workspace ?? ''}>
    ${icon('broker')}<b>${greeting?.broker ?? 'Parley'}</b
    ><small class="wide">${isOnline ? protocol : 'not connected'}</small>
  </div>`;
}

function pauseButton({ isPaused }: State, actions: Actions): TemplateResult {
  return html`<button
    class="btn quiet"
    aria-pressed=${String(isPaused)}
    title="${isPaused ? 'Show what came meanwhile' : 'Freeze what is shown; capture goes on'} (Space)"
    @click=${() => {
      actions.pause();
    }}
  >
    ${icon(isPaused ? 'play' : 'pause')}<span class="wide">${isPaused ? 'Resume' : 'Pause'}</span>
  </button>`;
}
