import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatTime } from '../format.ts';
import { icon } from '../icons.ts';
import { type State, queryOf } from '../state.ts';

/** Said at the top while the broker or the engine cannot be reached; the log stays usable. */
export function banner({ changed, isReachable }: State): TemplateResult | typeof nothing {
  if (!isReachable)
    return said(
      'The explorer itself cannot be reached',
      'It was stopped, or this page is older than it. It is tried again every second.',
    );
  if (changed === undefined || changed.connection === 'online' || changed.connection === 'idle')
    return nothing;
  const since = formatTime(changed.sinceMs).slice(0, 8);
  if (changed.connection === 'connecting') return nothing;
  const title =
    changed.connection === 'failed'
      ? 'The broker refuses the connection'
      : `The connection to the broker is lost since ${since}`;
  return said(title, changed.cause ?? 'It is tried again. Presence is unknown meanwhile.');
}

function said(title: string, reason: string): TemplateResult {
  return html`<section class="banner" role="alert">
    ${icon('warning')}
    <div>
      <b>${title}</b>
      <p>${reason}</p>
    </div>
  </section>`;
}

/** Why a list is empty, and what to do about it. */
export function emptyList(state: State, actions: Actions): TemplateResult | typeof nothing {
  if (state.total > 0 || state.behind > 0) return nothing;
  const query = queryOf(state);
  const received = state.changed?.counters.received ?? 0;
  if (received === 0) {
    const count = state.greeting?.channels.length ?? 0;
    return html`<div class="empty-list">
      <h2>No message yet</h2>
      <p>Watching ${formatCount(count)} channels. What is published shows up here at once.</p>
    </div>`;
  }
  if (query !== '') {
    return html`<div class="empty-list">
      <h2>Nothing matches</h2>
      <p>${formatCount(received)} messages came, none is inside <code>${query}</code>.</p>
      <button
        class="btn second"
        @click=${() => {
          actions.setQuery('');
        }}
      >
        Remove the filter
      </button>
    </div>`;
  }
  return html`<div class="empty-list">
    <h2>None of these</h2>
    <p>${emptyWords[state.tab] ?? ''}</p>
  </div>`;
}

const emptyWords: Partial<Record<State['tab'], string>> = {
  invalid: 'Every message kept its contract.',
  waiting: 'Every request has its reply, or nobody waits any more.',
  undeclared: 'Every message is one that the contracts declare.',
  dead: 'No agent gave a message up.',
};

const keys: readonly (readonly [string, string])[] = [
  ['/', 'write a filter; Esc goes back'],
  ['Up Down, k j', 'move in the list'],
  ['PageUp PageDown Home', 'move far'],
  ['End', 'newest, and follow'],
  ['Space', 'pause, resume'],
  ['n N', 'next, previous invalid'],
  ['[ ]', 'previous, next of the same thread'],
  ['Enter', 'into the detail; Esc goes back'],
  ['t', 'open the thread'],
  ['c', 'copy the message as JSON'],
  ['1 to 7', 'tabs'],
];

export function keyHelp({ showsKeys }: State, actions: Actions): TemplateResult | typeof nothing {
  if (!showsKeys) return nothing;
  return html`<div
    class="veil"
    @click=${() => {
      actions.showKeys(false);
    }}
  >
    <section class="keys" role="dialog" aria-label="Keys" aria-modal="true">
      <h2>Keys</h2>
      <dl>
        ${keys.map(
          ([key, does]) =>
            html`<dt>${key.split(', ').map((one) => html`<kbd>${one}</kbd> `)}</dt>
              <dd>${does}</dd>`,
        )}
      </dl>
      <button
        class="btn second"
        @click=${() => {
          actions.showKeys(false);
        }}
      >
        Close
      </button>
    </section>
  </div>`;
}
