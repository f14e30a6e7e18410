import type { GoneMessage, RetainedMessage } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import {
  formatCount,
  formatFullTime,
  formatSize,
  formatTime,
  plain,
  toneOf,
  verdictWords,
} from '../format.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';
import { detailPane } from '../views/detail.ts';
import { topicText } from '../views/topic-text.ts';
import { momentBar } from './moment-bar.ts';
import { momentOf } from './state.ts';

/** What the broker keeps, or kept at a moment. */
export function retainedView(state: State, actions: Actions): TemplateResult {
  const { answer } = state.retained;
  const messages = answer?.messages ?? [];
  return html`<section class="view retained split ${state.detail === undefined ? 'no-detail' : ''}">
    <section class="pane" aria-label="Retained messages">
      ${momentBar(state, actions)}
      <div class="a-scroll">
        ${messages.length === 0 ? nobody(state) : table(messages, state, actions)}
        ${gone(answer?.gone ?? [], actions)} ${notes(state)}
      </div>
    </section>
    ${detailPane(state, actions)}
  </section>`;
}

function table(messages: readonly RetainedMessage[], state: State, actions: Actions): TemplateResult {
  return html`<table class="agents-table r-table" aria-label="Retained messages">
    <thead>
      <tr>
        <th scope="col">Verdict</th>
        <th scope="col">Topic</th>
        <th scope="col" class="r-type">Type</th>
        <th scope="col" class="r-from">From</th>
        <th scope="col" class="num">Size</th>
        <th scope="col" class="num">Since</th>
      </tr>
    </thead>
    <tbody>
      ${messages.map((message) => row(message, state, actions))}
    </tbody>
  </table>`;
}

function row(message: RetainedMessage, { selected }: State, actions: Actions): TemplateResult {
  const { topic, verdict, type, sender, size, atMs, wasThere, isHere } = message;
  const tone = toneOf(verdict);
  return html`<tr
    class=${selected === message.row ? 'sel' : ''}
    @click=${() => {
      if (isHere) actions.select(selected === message.row ? undefined : message.row);
    }}
  >
    <td>
      <span class="st ${tone}"
        >${icon(tone === 'good' ? 'valid' : tone === 'bad' ? 'invalid' : 'warning')}${verdictWords[verdict]}</span
      >
    </td>
    <th scope="row">
      <button
        class="a-name"
        aria-pressed=${String(selected === message.row)}
        ?disabled=${!isHere}
        title=${plain(topic)}
      >
        ${topicText(topic)}
      </button>
      ${doubt(message)}
    </th>
    <td class="r-type" title=${plain(type)}>${type === '' ? '–' : plain(type)}</td>
    <td class="r-from" title=${plain(sender)}>${sender === '' ? '–' : plain(sender)}</td>
    <td class="num">${formatSize(size)}</td>
    <td class="num" title=${formatFullTime(atMs)}>
      ${wasThere ? html`<small>before</small> ` : nothing}${formatTime(atMs).slice(0, 8)}
    </td>
  </tr>`;
}

function doubt({ doubt: why, isHere }: RetainedMessage): TemplateResult | typeof nothing {
  const words = [
    ...(why === 'replaced' ? ['a later message may have replaced it'] : []),
    ...(why === 'gap' ? ['may have changed while the connection was away'] : []),
    ...(isHere ? [] : ['its message is no longer kept here']),
  ];
  return words.length === 0 ? nothing : html`<small class="doubt">${words.join('; ')}</small>`;
}

function nobody(state: State): TemplateResult {
  const { answer } = state.retained;
  if (answer === undefined) return html`<p class="note">Asking…</p>`;
  return html`<p class="note">
    ${answer.sinceMs === undefined ? `No retained message ${isFiltered(state) ? 'inside the filter ' : ''}was seen. The broker sends what it keeps when the explorer connects.` : 'No retained message of these stood there.'}
  </p>`;
}

function isFiltered({ terms, typed }: State): boolean {
  return terms.length > 0 || typed.trim() !== '';
}

function gone(messages: readonly GoneMessage[], actions: Actions): TemplateResult | typeof nothing {
  if (messages.length === 0) return nothing;
  return html`<h3 class="label r-label">Taken back</h3>
    <ul class="r-gone" aria-label="Taken back">
      ${messages.map(
        ({ topic, why, atMs, row: number, isHere }) =>
          html`<li>
            <span title=${formatFullTime(atMs)}>${formatTime(atMs).slice(0, 8)}</span>
            <button
              class="link"
              ?disabled=${!isHere}
              @click=${() => {
                actions.select(number);
              }}
            >
              ${plain(topic)}
            </button>
            <span>${why === 'cleared' ? 'cleared by an empty message' : 'its time was over'}</span>
          </li>`,
      )}
    </ul>`;
}

/** What cannot be known is said. */
function notes(state: State): TemplateResult | typeof nothing {
  const { answer } = state.retained;
  if (answer === undefined) return nothing;
  const { sinceMs, knownBy, total, messages, isFull } = answer;
  const momentMs = momentOf(state);
  const isBefore = sinceMs !== undefined && momentMs !== undefined && momentMs < sinceMs;
  const told = [
    ...(isBefore ? [`Nothing is known before ${formatTime(sinceMs).slice(0, 8)}.`] : []),
    ...(messages.length < total
      ? [`The first ${formatCount(messages.length)} of ${formatCount(total)}.`]
      : []),
    ...(knownBy === 'contracts'
      ? [
          'On MQTT 3.1.1 a message does not tell whether it is kept. What was kept before is known; of what came since, what the contracts and the protocol say is kept.',
        ]
      : []),
    ...(isFull ? ['There are more topics than are followed.'] : []),
  ];
  return told.length === 0 ? nothing : html`<p class="a-note">${told.join(' ')}</p>`;
}
