import type { Changed, Unread } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatTime, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { type State, isOnline, queryOf, wasOnline } from '../state.ts';

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
    return said(
      html`<b>${broker} refuses the connection.</b> It is not tried again.`,
      `${causeOf(changed, 'It did not say why')}. User name, password and certificate stand in parley.config.yaml or in variables; then start the explorer again.`,
    );
  if (!wasOnline(changed))
    return said(
      html`<b>${broker} cannot be reached.</b> It is tried again by itself.`,
      `${causeOf(changed, 'Nothing answers')}. Start the broker there, or name another in parley.config.yaml.`,
    );
  return said(
    html`<b
        >Connection to ${broker} lost at
        ${formatTime(changed.gaps.at(-1)?.fromMs ?? changed.sinceMs).slice(0, 8)}.</b
      >
      It is tried again by itself.`,
    `${causeOf(changed, 'The broker is away')}. Everything captured is still here; presence is unknown meanwhile.`,
  );
}

/** In words, without the code that programs match. */
function causeOf({ cause = '' }: Changed, unknown: string): string {
  const words = cause.replace(/^\[\w+\] /u, '');
  if (words === '') return unknown;
  // An address is written as it is.
  return plain(/^\w+:/u.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1));
}

/** The first connection is still being made: that is no loss, until it fails. */
function isTold(changed: Changed): boolean {
  const { connection, cause, gaps } = changed;
  if (connection === 'online' || connection === 'idle') return false;
  if (connection === 'failed') return true;
  return wasOnline(changed) ? gaps.at(-1)?.toMs === undefined : cause !== undefined;
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
  if (received === 0) return silence(state, actions);
  if (query !== '') {
    return noMatch(state, actions);
  }
  return html`<div class="empty-list">
    <h2>None of these</h2>
    <p>${emptyWords[state.tab] ?? ''}</p>
  </div>`;
}

function silence(state: State, actions: Actions): TemplateResult {
  const { greeting } = state;
  const isOn = isOnline(state);
  return html`<div class="empty-list">
    <h2>${isOn ? 'Connected. No message yet' : 'No message yet'}</h2>
    ${refusals(state)} ${unread(state)}
    <p>${declared(state)}</p>
    ${
      isOn && greeting?.publish === 'allowed' && greeting.channels.length > 0
        ? html`<p class="acts">
            <button
              class="btn second"
              @click=${() => {
                actions.publish.openPublish();
              }}
            >
              Publish a message…
            </button>
          </p>`
        : nothing
    }
    <p><kbd>/</kbd> filter messages <kbd>?</kbd> all keys</p>
  </div>`;
}

function declared({ greeting }: State): string {
  const { channels = [], messages = [], agents = [] } = greeting ?? {};
  if (greeting !== undefined && channels.length + agents.length === 0)
    return 'No contract is declared in this folder: only messages of the protocol are asked for. Write contracts (parley init makes some to begin with), or name topics to watch (parley explore --topic).';
  const counts = [
    counted(channels.length, 'channel'),
    counted(messages.length, 'message'),
    counted(agents.length, 'agent'),
  ];
  return `${counts.slice(0, 2).join(', ')} and ${counts[2] ?? ''} are declared. What is published shows up here at once, judged against them.`;
}

function counted(count: number, one: string): string {
  return `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;
}

/** What the broker does not let this explorer see stays away for ever. */
function refusals({ changed }: State): TemplateResult | typeof nothing {
  const refused = changed?.refused ?? [];
  if (refused.length === 0) return nothing;
  const shown = refused.slice(0, 5).map(({ filter }) => plain(filter));
  return html`<p class="warn">
    The broker refuses ${counted(refused.length, 'subscription')}:
    <code>${shown.join(', ')}${refused.length > shown.length ? ', …' : ''}</code>. Its rules must let this
    user read there.
  </p>`;
}

function unread({ greeting }: State): TemplateResult | typeof nothing {
  const found = greeting?.unread;
  if (found === undefined) return nothing;
  return html`<p class="warn">
      ${unreadWords(found)}: <code>${plain(found.file)}:${found.line}</code> ${plain(found.message)}.
    </p>
    <p><code>parley check</code> shows every error; a file that is saved is read at once.</p>`;
}

export function unreadWords({ count }: Unread): string {
  return count === 1
    ? 'The contracts have an error that keeps them from being read'
    : `The contracts have ${formatCount(count)} errors that keep them from being read`;
}

/** Says which part of the query to let go: the last one, and all. */
function noMatch(state: State, actions: Actions): TemplateResult {
  const last = state.typed.trim() === '' ? state.terms.at(-1) : undefined;
  const kept = state.changed?.counters.kept ?? 0;
  return html`<div class="empty-list">
    <h2>Nothing matches</h2>
    <p>
      ${kept === 1 ? 'One message is' : `${formatCount(kept)} messages are`} kept, none is inside
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
