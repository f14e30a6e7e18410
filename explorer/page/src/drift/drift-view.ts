import { type DriftAnswer, type DriftItem, type DriftKind, driftKinds } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatDuration, formatRate, formatTime, none, plain } from '../format.ts';
import type { State } from '../state.ts';
import { topicText } from '../views/topic-text.ts';
import { driftDetail } from './drift-detail.ts';
import { chosenItem } from './state.ts';

const names: Readonly<Record<DriftKind, string>> = {
  topics: 'Topics',
  messages: 'Messages',
  senders: 'Senders',
  fields: 'Extra fields',
  values: 'Values',
  silent: 'Silent',
  dead: 'Dead channels',
};

/** What each list holds, and what it says when it holds nothing. */
const words: Readonly<Record<DriftKind, readonly [about: string, nothing: string]>> = {
  topics: [
    'Topics that no channel has, taken together where they look like one address.',
    'Every topic is one that a channel has.',
  ],
  messages: [
    'Messages on a channel that does not carry their type, or another version of it.',
    'Every message is of a type that its channel carries.',
  ],
  senders: [
    'Agents that do not declare that they send what they send.',
    'Every agent declares what it sends.',
  ],
  fields: [
    'Fields of data that the schema does not name; below them those that are optional and always there, or declared and never.',
    'The schemas name every field.',
  ],
  values: [
    'Values of another type, or that are not in the list of the schema.',
    'Every value is of the type and the list that its schema has.',
  ],
  silent: [
    'What agents declare that they send and did not send while somebody watched.',
    'Every agent sent all that it declares.',
  ],
  dead: ['Channels on which nothing came.', 'Something came on every channel.'],
};

/** Contracts and traffic side by side: what is not declared, and what is declared and does not happen. */
export function driftView(state: State, actions: Actions): TemplateResult {
  const { drift } = state;
  const chosen = chosenItem(drift);
  return html`<section class="view agents drift split ${chosen === undefined ? 'no-detail' : ''}">
    <section class="pane" aria-label="Drift">
      <div class="subbar" role="group" aria-label="Kinds of drift">
        ${driftKinds.map(
          (kind) =>
            html`<button
              class="btn"
              id="drift-${kind}"
              aria-pressed=${String(kind === drift.kind)}
              @click=${() => {
                actions.drift.showKind(kind);
              }}
            >
              ${names[kind]} ${drift.answer === undefined ? '' : formatCount(drift.answer.counts[kind])}
            </button>`,
        )}
      </div>
      <div class="a-scroll">${drift.answer === undefined ? nothing : list(drift.answer, state, actions)}</div>
    </section>
    ${chosen === undefined ? nothing : driftDetail(chosen, state, actions)}
  </section>`;
}

function list(answer: DriftAnswer, state: State, actions: Actions): TemplateResult {
  const { kind } = state.drift;
  const [about, empty] = words[kind];
  if (answer.items.length === 0)
    return html`<p class="a-note">${empty} ${watchedFor(answer)}</p>
      ${leftNote(answer)}`;
  const isSeen = kind !== 'silent' && kind !== 'dead';
  return html`<table class="agents-table drift-table" aria-label=${names[kind]}>
      <thead>
        <tr>
          <th scope="col">${names[kind]}</th>
          <th scope="col" class="d-remark"></th>
          ${
            isSeen
              ? html`<th scope="col" class="num">Seen</th>
                  <th scope="col" class="num">Rate</th>
                  <th scope="col" class="d-from">From</th>
                  <th scope="col" class="num a-seen">Last</th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody>
        ${answer.items.map((item) => itemRow(item, { isSeen, state, actions }))}
      </tbody>
    </table>
    <p class="a-note">${about} ${watchedFor(answer)}</p>
    ${leftNote(answer)}`;
}

interface RowScene {
  readonly isSeen: boolean;
  readonly state: State;
  readonly actions: Actions;
}

function itemRow(item: DriftItem, { isSeen, state, actions }: RowScene): TemplateResult {
  const { key, title, about, remark, seen } = item;
  const isSelected = key === state.drift.key;
  return html`<tr
    class=${isSelected ? 'sel' : ''}
    @click=${() => {
      actions.drift.choose(isSelected ? undefined : key);
    }}
  >
    <th scope="row" title=${plain(title)}>
      <button class="a-name" aria-expanded=${String(isSelected)}>
        ${state.drift.kind === 'topics' ? topicText(title) : plain(title)}
      </button>
      <small title=${plain(about)}>${plain(about)}</small>
    </th>
    <td class="d-remark">${remark === undefined ? nothing : plain(remark)}</td>
    ${
      isSeen
        ? html`<td class="num">${seen === undefined ? none : formatCount(seen.count)}</td>
            <td class="num">${seen === undefined ? none : formatRate(seen.perSecond)}</td>
            <td class="d-from">
              ${seen === undefined || seen.senders.length === 0 ? none : senders(seen.senders, seen.hasMoreSenders)}
            </td>
            <td class="num a-seen">${seen === undefined ? none : formatTime(seen.lastAtMs).slice(0, 8)}</td>`
        : nothing
    }
  </tr>`;
}

function senders(names: readonly string[], hasMore: boolean): string {
  const [first = ''] = names;
  const others = names.length - 1;
  if (others === 0) return plain(first);
  return `${plain(first)} and ${formatCount(others)}${hasMore ? ' or more' : ''} other${others === 1 && !hasMore ? '' : 's'}`;
}

function watchedFor({ sinceMs, watchedMs }: DriftAnswer): string {
  return `Watched for ${formatDuration(watchedMs)}, since ${formatTime(sinceMs).slice(0, 8)}; a query changes nothing here.`;
}

/** Memory is bounded: what is not in the list is said. */
function leftNote({ left, cut, items, counts }: DriftAnswer): TemplateResult | typeof nothing {
  const notes = [
    ...(left > 0 ? [`${formatCount(left)} more are not listed: there is no room for so many kinds.`] : []),
    ...(cut > 0 ? [`${formatCount(cut)} messages were too large to be looked at to their end.`] : []),
    ...(Math.max(...Object.values(counts)) > 300 && items.length === 300 ? ['The first 300 are shown.'] : []),
  ];
  return notes.length === 0 ? nothing : html`<p class="a-note">${notes.join(' ')}</p>`;
}
