import type { Detail, DetailProblem, SchemaExcerpt } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatDuration, formatSize, formatTime, plain, verdictWords } from '../format.ts';
import { icon } from '../icons.ts';
import { type DetailTab, type State, detailTabs } from '../state.ts';
import { hopList } from './hop-list.ts';
import { jsonTree } from './json-tree.ts';
import { placeLink } from './place-link.ts';

/** The selected message. */
export function detailPane(state: State, actions: Actions): TemplateResult {
  const { detail } = state;
  if (detail === undefined)
    return html`<aside class="pane side empty-side" aria-label="Selected message">
      <p>Select a message to see all of it.</p>
    </aside>`;
  return html`<aside class="pane side" id="detail" aria-label="Selected message" tabindex="-1">
    <header class="d-head">
      <h2>${detail.row.type === '' ? plain(detail.row.topic) : plain(detail.row.type)}</h2>
      <div class="acts">
        <button
          class="btn quiet icon"
          aria-label="Copy as JSON"
          title="Copy as JSON (c)"
          @click=${() => {
            actions.copy();
          }}
        >
          ${icon('out')}
        </button>
        <button
          class="btn quiet icon"
          aria-label="Close"
          title="Close (Esc)"
          @click=${() => {
            actions.select(undefined);
          }}
        >
          ${icon('close')}
        </button>
      </div>
      <p>${headline(detail)}${state.isEvicted ? '. No longer kept: this is what is left of it' : ''}</p>
    </header>
    <div class="d-tabs" role="tablist" aria-label="Parts of the message">
      ${detailTabs.map((tab) => tabOf(tab, state, actions))}
    </div>
    <div class="d-body">${bodies[state.detailTab](detail, state, actions)}</div>
  </aside>`;
}

function headline({ row }: Detail): string {
  const route = row.receiver === '' ? row.sender : `${row.sender} → ${row.receiver}`;
  const took = row.latencyMs === undefined ? [] : [`${formatDuration(row.latencyMs)} after its request`];
  return [
    plain(route === '' ? row.topic : route),
    formatTime(row.receivedAtMs),
    ...took,
    formatSize(row.size),
  ].join(', ');
}

const tabNames: Readonly<Record<DetailTab, string>> = {
  payload: 'Payload',
  envelope: 'Envelope',
  thread: 'Thread',
  schema: 'Schema',
};

function tabOf(tab: DetailTab, { detail, detailTab, hops }: State, actions: Actions): TemplateResult {
  const problems = detail?.problems.length ?? 0;
  const count =
    tab === 'payload' && problems > 0
      ? problems
      : tab === 'thread' && hops.length > 0
        ? hops.length
        : undefined;
  return html`<button
    class="tab"
    role="tab"
    aria-selected=${String(tab === detailTab)}
    @click=${() => {
      actions.showDetailTab(tab);
    }}
  >
    ${tabNames[tab]}
    ${count === undefined ? nothing : html`<span class=${tab === 'payload' ? 'bad' : ''}>${count}</span>`}
  </button>`;
}

type Body = (detail: Detail, state: State, actions: Actions) => TemplateResult;

const bodies: Readonly<Record<DetailTab, Body>> = {
  payload: (detail, state, actions) =>
    html`<div class="d-panel" role="tabpanel" aria-label="Payload">
      ${problemCards(detail, actions)} ${payload(detail, state, actions)}
    </div>`,
  envelope: (detail) =>
    html`<div class="d-panel" role="tabpanel" aria-label="Envelope">
      ${detail.envelope.length === 0 ? html`<p class="note">The packet carries no CloudEvents envelope.</p>` : facts(detail.envelope)}
      <h3 class="label">MQTT</h3>
      ${facts([
        ['topic', detail.packet.topic],
        ['qos here', String(detail.packet.qos)],
        ['retained', detail.packet.retained ? 'yes' : 'no'],
        ...detail.packet.properties,
      ])}
    </div>`,
  thread: (detail, { hops }, actions) =>
    html`<div class="d-panel" role="tabpanel" aria-label="Thread">
      ${
        detail.row.correlationId === ''
          ? html`<p class="note">The message has no correlation id.</p>`
          : html`<div class="label first">
                <span>${plain(detail.row.correlationId)}</span>
                <button
                  class="link"
                  @click=${() => {
                    actions.showThread(detail.row.correlationId);
                  }}
                >
                  Open thread
                </button>
              </div>
              ${hopList(hops, detail.row.row, actions)}`
      }
    </div>`,
  schema: (detail, _state, actions) =>
    html`<div class="d-panel" role="tabpanel" aria-label="Schema">
      ${detail.schema === undefined ? html`<p class="note">The contracts have no schema of this type.</p>` : excerpt(detail.schema, actions)}
    </div>`,
};

function problemCards(detail: Detail, actions: Actions): readonly TemplateResult[] {
  const { reason, problems, verdict } = detail;
  const said =
    reason === undefined
      ? []
      : [
          html`<section class="problem">
            ${icon('invalid')}
            <h3>${verdictWords[verdict]}</h3>
            <p>${plain(reason)}</p>
          </section>`,
        ];
  return [...said, ...problems.map((problem) => problemCard(problem, actions))];
}

function problemCard({ pointer, message, value, place }: DetailProblem, actions: Actions): TemplateResult {
  return html`<section class="problem" aria-label="Problem">
    ${icon('invalid')}
    <h3><code>${plain(pointer)}</code> ${plain(message)}</h3>
    <p>
      ${value === undefined ? 'It is missing.' : html`It is <code>${plain(value)}</code>.`}
      ${place === undefined ? nothing : placeLink(place, actions)}
    </p>
  </section>`;
}

function payload(detail: Detail, state: State, actions: Actions): TemplateResult {
  if (detail.data !== undefined) {
    const toggle = (path: string) => {
      actions.toggle(path);
    };
    return html`<div class="label first"><span>data</span></div>
      ${jsonTree(JSON.parse(detail.data), { problems: detail.problems, toggled: state.toggled, toggle })}`;
  }
  const shown =
    detail.bytes > detail.text.length
      ? `, the first ${formatSize(detail.text.length)} of ${formatSize(detail.bytes)}`
      : '';
  return html`<div class="label first">
      <span>${detail.isUtf8 ? 'text' : 'bytes that are no UTF-8'}${shown}</span>
    </div>
    <pre class="raw">${plainLines(detail.text)}</pre>`;
}

function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

function facts(pairs: readonly (readonly [string, string])[]): TemplateResult {
  return html`<dl class="facts">
    ${pairs.map(
      ([name, value]) =>
        html`<dt>${plain(name)}</dt>
          <dd>${plain(value)}</dd>`,
    )}
  </dl>`;
}

function excerpt({ file, line, lines, failing }: SchemaExcerpt, actions: Actions): TemplateResult {
  const place = { file, line: failing ?? line, column: 1 };
  return html`<div class="label first">
      <span>${file}</span>${placeLink(place, actions, `Go to line ${String(place.line)}`)}
    </div>
    <ol class="src">
      ${lines.map((text, index) => {
        const number = line + index;
        return html`<li data-n=${number} class=${number === failing ? 'fail' : ''}>
          ${text === '' ? ' ' : text}
        </li>`;
      })}
    </ol>`;
}
