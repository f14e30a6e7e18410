import type { Changed } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatTime, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { type State, isOnline, queryOf } from '../state.ts';

/** Said at the top while the broker or the engine cannot be reached; the log stays usable. */
export function banner({ changed, isReachable, greeting }: State): TemplateResult | typeof nothing {
  if (!isReachable)
    return said(
      html`<b>The explorer itself cannot be reached.</b> It is tried again every second.`,
      'It was stopped, or this page is older than it. What is on the page stays.',
    );
  if (changed === undefined || !isTold(changed)) return nothing;
  const broker = greeting?.broker ?? 'the broker';
  if (changed.connection === 'failed')
    return said(html`<b>${broker} refuses the connection.</b>`, changed.cause ?? 'It did not say why.');
  return said(
    html`<b
        >Connection to ${broker} lost at
        ${formatTime(changed.gaps.at(-1)?.fromMs ?? changed.sinceMs).slice(0, 8)}.</b
      >
      It is tried again by itself.`,
    `${changed.cause ?? 'The broker is away.'} Everything captured is still here; presence is unknown meanwhile.`,
  );
}

/** The first connection is still being made: that is no loss. */
function isTold({ connection, gaps }: Changed): boolean {
  if (connection === 'online' || connection === 'idle') return false;
  return connection === 'failed' || gaps.at(-1)?.toMs === undefined;
}

/** Below the last row: what comes after it was not seen. */
export function lostLine({ changed }: State): TemplateResult | typeof nothing {
  const gap = changed?.gaps.at(-1);
  if (gap === undefined || gap.toMs !== undefined) return nothing;
  return html`<p class="lost-line">
    ${icon('plug')}${formatTime(gap.fromMs)} connection lost. Messages after this line were not seen.
  </p>`;
}

function said(title: TemplateResult, reason: string): TemplateResult {
  return html`<section class="banner" role="alert">
    ${icon('plug')}
    <div>
      <span>${title}</span>
      <p>${reason}</p>
    </div>
  </section>`;
}

/** Why a list is empty, and what to do about it. */
export function emptyList(state: State, actions: Actions): TemplateResult | typeof nothing {
  if (state.total > 0 || state.behind > 0) return nothing;
  const query = queryOf(state);
  const received = state.changed?.counters.received ?? 0;
  if (received === 0) return silence(state);
  if (query !== '') {
    return noMatch(state, actions);
  }
  return html`<div class="empty-list">
    <h2>None of these</h2>
    <p>${emptyWords[state.tab] ?? ''}</p>
  </div>`;
}

function silence(state: State): TemplateResult {
  const { greeting } = state;
  const count = greeting?.channels.length ?? 0;
  const channels = `${formatCount(count)} ${count === 1 ? 'channel' : 'channels'}`;
  return html`<div class="empty-list">
    <h2>${isOnline(state) ? 'Connected. No message yet' : 'No message yet'}</h2>
    <p>
      ${channels}, ${formatCount(greeting?.messages.length ?? 0)} messages and
      ${formatCount(greeting?.agents.length ?? 0)} agents are declared. What is published shows up here at
      once, judged against them.
    </p>
    <p><kbd>/</kbd> filter messages <kbd>?</kbd> all keys</p>
  </div>`;
}

/** Says which part of the query to let go: the last one, and all. */
function noMatch(state: State, actions: Actions): TemplateResult {
  const last = state.typed.trim() === '' ? state.terms.at(-1) : undefined;
  return html`<div class="empty-list">
    <h2>Nothing matches</h2>
    <p>
      ${formatCount(state.changed?.counters.kept ?? 0)} messages are kept, none is inside
      <code>${plain(queryOf(state))}</code>.
    </p>
    <p class="acts">
      ${
        last === undefined || state.terms.length < 2
          ? nothing
          : html`<button
              class="btn second"
              @click=${() => {
                actions.removeTerm(state.terms.length - 1);
              }}
            >
              Remove ${plain(last)}
            </button>`
      }
      <button
        class="btn second"
        @click=${() => {
          actions.setQuery('');
        }}
      >
        Remove the filter
      </button>
    </p>
  </div>`;
}

const emptyWords: Partial<Record<State['tab'], string>> = {
  invalid: 'Every message kept its contract.',
  waiting: 'Every request has its reply, or nobody waits any more.',
  undeclared: 'Every message is one that the contracts declare.',
  dead: 'No agent gave a message up.',
};
