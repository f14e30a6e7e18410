import type { Changed } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { icon } from '../icons.ts';
import { queryBar } from '../query/query-bar.ts';
import { toolbarEnd } from '../saved/toolbar-end.ts';
import { type State, isOnline, wasOnline } from '../state.ts';

export function toolbar(state: State, actions: Actions): TemplateResult {
  return html`<header class="toolbar">
    ${broker(state)} ${pauseButton(state, actions)} ${queryBar(state, actions)} ${toolbarEnd(state, actions)}
    ${publishButton(state, actions)}
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

function broker(state: State): TemplateResult {
  const { greeting, changed, isReachable } = state;
  const isOn = isOnline(state);
  const protocol = changed?.protocol === undefined ? '' : `MQTT ${changed.protocol}`;
  return html`<div class="broker ${isOn ? '' : 'lost'}" title=${greeting?.workspace ?? ''}>
    ${icon(isOn ? 'broker' : 'plug')}<b>${greeting?.broker ?? 'Parley'}</b
    ><small class="wide">${isOn ? protocol : connectionWord(changed, isReachable)}</small>
  </div>`;
}

/** Why nothing comes, in two words. */
function connectionWord(changed: Changed | undefined, isReachable: boolean): string {
  if (!isReachable) return 'not reachable';
  const connection = changed?.connection;
  const isFirst = changed === undefined || !wasOnline(changed);
  if (connection === 'connecting' || (isFirst && connection !== 'failed')) return 'connecting';
  return connection === 'failed' ? 'refused' : 'connection lost';
}

/** Nothing where this explorer only watches. */
function publishButton({ greeting, publish }: State, actions: Actions): TemplateResult | typeof nothing {
  if (greeting?.publish !== 'allowed') return nothing;
  return html`<button
    class="btn second"
    id="publish-open"
    aria-label="Publish a message"
    aria-expanded=${String(publish.isOpen)}
    title="Write a message and send it (p)"
    @click=${() => {
      actions.publish.openPublish();
    }}
  >
    ${icon('send')}<span class="wide">Publish…</span>
  </button>`;
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
