import { type TemplateResult, html } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatTime } from '../format.ts';
import { icon } from '../icons.ts';
import { type State, isOnline, messageTab, wasOnline } from '../state.ts';

/** Always there, so that nothing moves when the list stops following. */
export function followBar(state: State, actions: Actions): TemplateResult {
  const fresh = freshRows(state);
  return html`<div class="follow">
      <span class="standing">${standing(state)}</span>
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
    <div class="sr" role="status" aria-live="polite">${state.announced}</div>`;
}

/** Rows that came since the list stands still. */
function freshRows(state: State): number {
  const tab = messageTab(state);
  // While it is paused the rows are not asked for, the counts are.
  const now = state.isPaused && tab !== undefined ? state.counts?.tabs[tab] : undefined;
  return state.seenTotal < 0 ? 0 : Math.max(0, (now ?? state.total) - state.seenTotal);
}

/** What is said aloud: counts only. */
export function announcement(state: State): string {
  const { counts, isFollowing, total } = state;
  const invalid = counts === undefined ? '' : `, ${formatCount(counts.tabs.invalid)} invalid`;
  const found = `${formatCount(total)} messages${invalid}`;
  return isFollowing ? found : `${found}, ${formatCount(freshRows(state))} new`;
}

function standing(state: State): string {
  const { total, selectedIndex, isPaused, isFollowing, behind, changed } = state;
  const rows = `${formatCount(total)} ${total === 1 ? 'message' : 'messages'}`;
  const where =
    selectedIndex === undefined ? rows : `Row ${formatCount(selectedIndex + 1)} of ${formatCount(total)}`;
  if (behind > 0) return `${where}. Still looking through ${formatCount(behind)}.`;
  if (isPaused) return `${where}. Paused: capture goes on, nothing is dropped.`;
  if (changed !== undefined && !wasOnline(changed)) return `${where}. Not connected yet.`;
  if (changed !== undefined && !isOnline(state))
    return `${where}. Frozen at ${formatTime(changed.sinceMs).slice(0, 8)}. Goes on after the reconnect.`;
  if (isFollowing) return `${where}. Following.`;
  return `${where}. Not following: ${selectedIndex === undefined ? 'scrolled away' : 'a row is selected'}.`;
}
