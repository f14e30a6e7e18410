import { type TemplateResult, html } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatTime } from '../format.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';
import { momentOf } from './state.ts';

/** Which moment is looked at: now, the end of the range, that of a message, a time, or the change before or after. */
export function momentBar(state: State, actions: Actions): TemplateResult {
  const momentMs = momentOf(state);
  const { answer, isWrong } = state.retained;
  const { detail } = state;
  return html`<div class="subbar moments" role="toolbar" aria-label="As of">
    <button
      class="btn"
      aria-pressed=${String(momentMs === undefined)}
      @click=${() => {
        actions.retained.lookAt(undefined);
        if (state.strip?.range.untilMs !== undefined) actions.setRange({ from: 0, to: 1 });
      }}
    >
      Now
    </button>
    ${step('earlier', answer?.before, actions)}
    <input
      id="moment"
      class="field moment ${isWrong ? 'wrong' : ''}"
      aria-label="As of"
      aria-invalid=${String(isWrong)}
      placeholder="hh:mm:ss"
      size="13"
      spellcheck="false"
      .value=${momentMs === undefined ? '' : formatTime(momentMs)}
      title="A time of the day, or an ISO time; Enter looks at it"
      @change=${(event: Event) => {
        actions.retained.lookAtText((event.target as HTMLInputElement).value);
      }}
    />
    ${step('later', answer?.after, actions)}
    <button
      class="btn"
      ?disabled=${detail === undefined}
      title="When the selected message came"
      @click=${() => {
        if (detail !== undefined) actions.retained.lookAt(detail.row.receivedAtMs);
      }}
    >
      At the selected message
    </button>
    <span class="end" role="status">${standing(state)}</span>
  </div>`;
}

function step(to: 'earlier' | 'later', atMs: number | undefined, actions: Actions): TemplateResult {
  const words = to === 'earlier' ? 'The change before' : 'The change after';
  return html`<button
    class="btn icon ${to}"
    aria-label=${words}
    title=${atMs === undefined ? `${words}: none is known` : `${words}: ${formatTime(atMs)}`}
    ?disabled=${atMs === undefined}
    @click=${() => {
      actions.retained.lookAt(atMs);
    }}
  >
    ${icon('right')}
  </button>`;
}

function standing(state: State): string {
  const { answer, isWrong } = state.retained;
  if (isWrong) return 'That is no time such as 14:31:40.';
  const momentMs = momentOf(state);
  const count = answer === undefined ? '' : `${formatCount(answer.total)} retained`;
  return momentMs === undefined ? `${count} now` : `${count} as of ${formatTime(momentMs).slice(0, 8)}`;
}
