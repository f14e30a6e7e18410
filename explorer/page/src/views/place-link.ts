import type { SourcePlace } from '@parley/explorer/protocol';
import { type TemplateResult, html } from 'lit-html';
import type { Actions } from '../actions.ts';

/** Leads to a line of the contracts: in an editor by a click, elsewhere as text that can be copied. */
export function placeLink(place: SourcePlace, actions: Actions, words?: string): TemplateResult {
  const name = `${place.file.split('/').at(-1) ?? place.file}:${String(place.line)}`;
  if (!actions.canOpen()) return html`<code title=${`${place.file}:${String(place.line)}`}>${name}</code>`;
  return html`<button
    class="link"
    @click=${() => {
      actions.open(place);
    }}
  >
    ${words ?? name}
  </button>`;
}
