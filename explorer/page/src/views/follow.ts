import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount } from '../format.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';

/** Always there, so that nothing moves when the list stops following. */
export function followBar(state: State, actions: Actions): TemplateResult {
  const fresh = Math.max(0, state.total - state.seenTotal);
  return html`<div class="follow">
      <span>${standing(state)}</span>
      ${
        state.isFollowing && !state.isPaused
          ? html`<span></span>`
          : html`<button
              class="pill"
              title="Jump to the newest message and follow (End)"
              @click=${() => {
                actions.follow();
              }}
            >
              ${icon('tail')}${fresh === 0 ? 'Follow' : `${formatCount(fresh)} new`}
            </button>`
      }
      <span class="wide"><kbd>End</kbd> follow</span>
    </div>
    <div class="sr" role="status" aria-live="polite">
      ${state.isFollowing ? nothing : `${formatCount(fresh)} new messages`}
    </div>`;
}

function standing(state: State): string {
  const { total, selectedIndex, isPaused, isFollowing, behind } = state;
  const where =
    selectedIndex === undefined
      ? `${formatCount(total)} messages`
      : `Row ${formatCount(selectedIndex + 1)} of ${formatCount(total)}`;
  if (behind > 0) return `${where}. Still looking through ${formatCount(behind)}.`;
  if (isPaused) return `${where}. Paused: capture goes on.`;
  if (isFollowing) return `${where}. Following.`;
  return `${where}. Not following: ${selectedIndex === undefined ? 'scrolled away' : 'a row is selected'}.`;
}
