import { type Detail, rowFlags } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import type { State } from '../state.ts';

/** Whether a captured message can be sent again: it is one of a channel, and sending is allowed here. */
export function canResend({ row, verdict }: Detail, { greeting }: State): boolean {
  const isOurs = (row.flags & rowFlags.system) === 0 && row.channel !== '' && row.type !== '';
  const isMessage = verdict !== 'malformed' && verdict !== 'cleared';
  return greeting?.publish === 'allowed' && isOurs && isMessage && greeting.channels.includes(row.channel);
}

/** What can be done with the selected message besides looking at it. */
export function resendButtons(
  detail: Detail,
  state: State,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (!canResend(detail, state)) return nothing;
  const { row } = detail.row;
  return html`<button
      class="btn second small"
      id="resend"
      title="Send it again as it was, under a new id"
      @click=${() => {
        actions.publish.resend(row, 'again');
      }}
    >
      Resend…
    </button>
    <button
      class="btn second small"
      id="edit-resend"
      title="Edit it, then send it (r)"
      @click=${() => {
        actions.publish.resend(row, 'write');
      }}
    >
      Edit and resend…
    </button>`;
}
