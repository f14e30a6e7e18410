import type { Hop } from '@parley/explorer/protocol';
import { type TemplateResult, html } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatDuration, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { hopIcon, hopTone } from './hop-look.ts';

/** A conversation in few words, beside one of its messages. */
export function hopList(hops: readonly Hop[], current: number, actions: Actions): TemplateResult {
  return html`<ol class="mini">
    ${hops.map(
      (hop) =>
        html`<li class=${hop.row === current ? 'now' : ''}>
          <span class=${hopTone(hop)}>${icon(hopIcon(hop))}</span>
          <button
            class="hop-name"
            @click=${() => {
              actions.select(hop.row);
            }}
          >
            ${plain(hop.label)}
          </button>
          <span>${formatDuration(hop.atMs)}</span>
        </li>`,
    )}
  </ol>`;
}
