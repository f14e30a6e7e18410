import {
  type ThreadFilter,
  type ThreadOrder,
  type ThreadSummary,
  threadFilters,
  threadOrders,
} from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatDuration, formatFullTime, formatTime, plain } from '../format.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';
import { operationsPane } from './operations.ts';
import { threadState } from './thread-state.ts';
import { waterfall } from './waterfall.ts';

const filterNames: Readonly<Record<ThreadFilter, string>> = {
  all: 'All',
  waiting: 'Waiting',
  escalated: 'Escalated',
  failed: 'Failed',
};
const orderNames: Readonly<Record<ThreadOrder, string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  slowest: 'Slowest first',
  worst: 'Worst first',
};

/** Conversations on the left, the one that is chosen hop by hop on the right. */
export function threadsView(state: State, actions: Actions): TemplateResult {
  const threads = state.threads?.threads ?? [];
  return html`<section class="view threads">
    <section class="pane" aria-label="Threads">
      <div class="subbar">
        ${threadFilters.map(
          (filter) =>
            html`<button
              class="btn"
              aria-pressed=${String(filter === state.threadFilter)}
              @click=${() => {
                actions.filterThreads(filter);
              }}
            >
              ${filterNames[filter]} ${formatCount(state.threads?.counts[filter] ?? 0)}
            </button>`,
        )}
        <select
          class="end"
          aria-label="Order"
          @change=${(event: Event) => {
            actions.orderThreads((event.target as HTMLSelectElement).value as ThreadOrder);
          }}
        >
          ${threadOrders.map((order) => html`<option value=${order} ?selected=${order === state.threadOrder}>${orderNames[order]}</option>`)}
        </select>
      </div>
      <div
        class="t-list"
        id="threads"
        role="listbox"
        aria-label="Threads"
        tabindex="0"
        aria-activedescendant=${state.thread === undefined ? nothing : `thread-${state.thread}`}
      >
        ${
          threads.length === 0
            ? html`<p class="note">${isComing(state) ? 'Asking…' : emptyWords(state)}</p>`
            : threads.map((thread) => threadRow(thread, state, actions))
        }
      </div>
      ${foot(state)}
    </section>
    ${state.thread === undefined ? operationsPane(state, actions) : waterfall(state, actions)}
  </section>`;
}

function emptyWords({ threadFilter, terms, typed }: State): string {
  const kind = threadFilter === 'all' ? '' : `${filterNames[threadFilter].toLowerCase()} `;
  const inside = terms.length === 0 && typed.trim() === '' ? 'here' : 'inside the filter';
  return `No ${kind}thread ${inside}. A thread is made of messages that share a correlation id.`;
}

function foot(state: State): TemplateResult {
  return html`<div class="follow">
    <span class="standing">${standing(state)}</span><span></span>
    <span class="wide"><kbd>Enter</kbd> open <kbd>l</kbd> show in log</span>
  </div>`;
}

function standing(state: State): string {
  const { threads, threadFilter } = state;
  const [shown, all] = [threads?.threads.length ?? 0, threads?.counts[threadFilter] ?? 0];
  return shown === all || isComing(state)
    ? `${formatCount(all)} ${all === 1 ? 'thread' : 'threads'}`
    : `The first ${formatCount(shown)} of ${formatCount(all)}`;
}

/** Other tabs know how many there are, without the threads themselves. */
function isComing({ threads, threadFilter }: State): boolean {
  return threads?.threads.length === 0 && threads.counts[threadFilter] > 0;
}

function threadRow(
  thread: ThreadSummary,
  { thread: chosen, threadOrder: order }: State,
  actions: Actions,
): TemplateResult {
  const { correlationId, title, firstAtMs, lastAtMs, hops } = thread;
  return html`<div
    class="trow ${correlationId === chosen ? 'sel' : ''}"
    id="thread-${correlationId}"
    role="option"
    aria-selected=${String(correlationId === chosen)}
    @click=${() => {
      actions.showThread(correlationId);
    }}
  >
    <span class="t-name"><b>${plain(title)}</b><small>${threadState(thread)}</small></span>
    <span class="t-verdict"
      ><span class="st ${thread.invalid + thread.deadLetters > 0 ? 'bad' : ''}">${judged(thread)}</span
      ><small>${notes(thread)}</small></span
    >
    <span class="t-corr"
      ><i class="chip" title=${plain(correlationId)}>${plain(correlationId.slice(-4))}</i
      >${timeOf(order === 'oldest' ? 'Began' : 'Last message', order === 'oldest' ? firstAtMs : lastAtMs)}</span
    >
    <span class="t-num"
      >${formatDuration(lastAtMs - firstAtMs)}<small
        >${formatCount(hops)} ${hops === 1 ? 'hop' : 'hops'}</small
      ></span
    >
  </div>`;
}

/** The time that the order goes by. */
function timeOf(what: string, atMs: number): TemplateResult {
  return html`<small title="${what} ${formatFullTime(atMs)}">${formatTime(atMs).slice(0, 8)}</small>`;
}

function judged({ invalid, deadLetters, state }: ThreadSummary): TemplateResult {
  if (invalid > 0) return html`${icon('invalid')}${formatCount(invalid)} invalid`;
  if (deadLetters > 0)
    return html`${icon('dead')}${formatCount(deadLetters)} dead ${deadLetters === 1 ? 'letter' : 'letters'}`;
  return html`${icon('valid')}${state === 'waiting' ? 'valid so far' : 'all valid'}`;
}

function notes({ waitsFor, timeouts, deadLetters, invalid }: ThreadSummary): string | typeof nothing {
  if (waitsFor !== undefined) return `waits for a reply to ${plain(waitsFor)}`;
  const parts = [
    ...(invalid > 0 && deadLetters > 0
      ? [`${formatCount(deadLetters)} dead ${deadLetters === 1 ? 'letter' : 'letters'}`]
      : []),
    ...(timeouts > 0 ? [`${formatCount(timeouts)} ${timeouts === 1 ? 'timeout' : 'timeouts'}`] : []),
  ];
  return parts.length === 0 ? nothing : parts.join(', ');
}
