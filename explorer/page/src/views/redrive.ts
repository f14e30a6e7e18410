import type { Detail } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { icon } from '../icons.ts';

/** The command that has a dead letter handled again: for a terminal, since this page only watches. */
export function redriveCard({ redrive }: Detail, actions: Actions): TemplateResult | typeof nothing {
  if (redrive === undefined) return nothing;
  return html`<section class="redrive" aria-label="Handle it again">
    <h3 class="label first">Handle it again</h3>
    <p>
      <code>${redrive}</code>
      <button
        class="btn quiet icon"
        aria-label="Copy the command"
        title="Copy the command"
        @click=${() => {
          actions.copyText(redrive);
        }}
      >
        ${icon('copy')}
      </button>
    </p>
  </section>`;
}
