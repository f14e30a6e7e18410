import type { Detail, SchemaExcerpt } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatDuration, formatFullTime, formatSize, formatTime, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { resendButtons } from '../publish/resend-buttons.ts';
import { type DetailTab, type State, detailTabs } from '../state.ts';
import { closeButton } from './close-button.ts';
import { contractLinks } from './contract-links.ts';
import { differenceCount, diffPanel } from './diff-panel.ts';
import { hopList } from './hop-list.ts';
import { jsonTree } from './json-tree.ts';
import { placeLink } from './place-link.ts';
import { problemCards } from './problem-card.ts';
import { redriveCard } from './redrive.ts';

/** The selected message. */
export function detailPane(state: State, actions: Actions): TemplateResult | typeof nothing {
  const { detail, detailTab } = state;
  if (detail === undefined) return nothing;
  return html`<aside class="pane side" id="detail" aria-label="Selected message" tabindex="-1">
    ${head(detail, state, actions)}
    <div
      class="d-tabs"
      role="tablist"
      aria-label="Parts of the message"
      @keydown=${(event: KeyboardEvent) => {
        moveInTabs(event, detailTab, actions);
      }}
    >
      ${detailTabs.map((tab) => tabOf(tab, state, actions))}
    </div>
    <div class="d-body" id="d-body" role="tabpanel" aria-labelledby="d-tab-${detailTab}" tabindex="0">
      <div class="d-panel">${bodies[detailTab](detail, state, actions)}</div>
    </div>
    ${foot(detail, state, actions)}
  </aside>`;
}

function head(detail: Detail, state: State, actions: Actions): TemplateResult {
  const title = detail.row.type === '' ? detail.row.topic : detail.row.type;
  return html`<header class="d-head">
    <h2 title=${plain(title)}>${plain(title)}</h2>
    <div class="acts">
      <button
        class="btn quiet icon"
        aria-label="Pin"
        aria-pressed=${String(state.isPinned)}
        title="Keep this message here while others are selected (.)"
        @click=${() => {
          actions.pin();
        }}
      >
        ${icon('pin')}
      </button>
      ${closeButton(() => {
        actions.select(undefined);
      })}
    </div>
    <p title=${formatFullTime(detail.row.receivedAtMs)}>${headline(detail)}</p>
    ${contractLinks(detail, actions)}
    ${state.isPinned ? html`<p class="said">Pinned: stays here until it is unpinned.</p>` : nothing}
    ${state.isEvicted ? html`<p class="said">No longer kept. This is what is left of it.</p>` : nothing}
  </header>`;
}

function foot(detail: Detail, state: State, actions: Actions): TemplateResult {
  const { row } = detail;
  return html`<footer class="d-foot">
    <button
      class="btn second small"
      title="Copy as JSON (c)"
      @click=${() => {
        actions.copy();
      }}
    >
      Copy as JSON
    </button>
    ${
      row.correlationId === ''
        ? nothing
        : html`<button
            class="btn second small"
            title="Open the thread (t)"
            @click=${() => {
              actions.showThread(row.correlationId);
            }}
          >
            Open thread
          </button>`
    }
    ${resendButtons(detail, state, actions)}
  </footer>`;
}

function moveInTabs(event: KeyboardEvent, tab: DetailTab, actions: Actions): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return;
  const next = detailTabs[(detailTabs.indexOf(tab) + by + detailTabs.length) % detailTabs.length] ?? tab;
  event.preventDefault();
  event.stopPropagation();
  actions.showDetailTab(next);
  requestAnimationFrame(() => document.getElementById(`d-tab-${next}`)?.focus());
}

function headline({ row, batch }: Detail): string {
  const route = row.receiver === '' ? row.sender : `${row.sender} → ${row.receiver}`;
  const took = row.latencyMs === undefined ? [] : [`${formatDuration(row.latencyMs)} after its request`];
  return [
    plain(route === '' ? row.topic : route),
    formatTime(row.receivedAtMs),
    ...took,
    formatSize(row.size),
    ...(batch === undefined
      ? []
      : [`entry ${formatCount(batch.entry)} of ${formatCount(batch.entries)} of a batch`]),
  ].join(', ');
}

const tabNames: Readonly<Record<DetailTab, string>> = {
  payload: 'Payload',
  envelope: 'Envelope',
  thread: 'Thread',
  diff: 'Diff',
  schema: 'Schema',
};

function tabOf(tab: DetailTab, state: State, actions: Actions): TemplateResult {
  const count = countOf(tab, state);
  return html`<button
    class="tab"
    id="d-tab-${tab}"
    role="tab"
    aria-selected=${String(tab === state.detailTab)}
    aria-controls="d-body"
    tabindex=${tab === state.detailTab ? 0 : -1}
    @click=${() => {
      actions.showDetailTab(tab);
    }}
  >
    ${tabNames[tab]}
    ${count === undefined || count === 0 ? nothing : html`<span class=${tab === 'payload' ? 'bad' : ''}>${formatCount(count)}</span>`}
  </button>`;
}

function countOf(tab: DetailTab, { detail, hops }: State): number | undefined {
  if (tab === 'payload') return detail?.problems.length;
  if (tab === 'thread') return hops.length;
  return tab === 'diff' && detail !== undefined ? differenceCount(detail) : undefined;
}

type Body = (detail: Detail, state: State, actions: Actions) => TemplateResult;

const bodies: Readonly<Record<DetailTab, Body>> = {
  payload: (detail, state, actions) =>
    html`${problemCards(detail, actions)} ${redriveCard(detail, actions)} ${payload(detail, state, actions)}
    ${detail.schema?.failing === undefined ? nothing : html`<div class="below">${excerpt(detail.schema, actions)}</div>`}`,
  envelope: (detail) =>
    html`${detail.envelope.length === 0 ? html`<p class="note">The packet carries no CloudEvents envelope.</p>` : facts(detail.envelope)}
      <h3 class="label">MQTT</h3>
      ${facts([
        ['topic', detail.packet.topic],
        ['qos here', String(detail.packet.qos)],
        ['retained', detail.packet.retained ? 'yes' : 'no'],
        ...detail.packet.properties,
      ])}`,
  thread: (detail, { hops }, actions) =>
    html`${
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
    }`,
  diff: (detail, _state, actions) => diffPanel(detail, actions),
  schema: (detail, _state, actions) =>
    html`${detail.schema === undefined ? html`<p class="note">The contracts have no schema of this type.</p>` : excerpt(detail.schema, actions)}`,
};

function payload(detail: Detail, state: State, actions: Actions): TemplateResult {
  if (detail.data === undefined || state.isRaw) return rawPayload(detail, actions);
  const toggle = (path: string) => {
    actions.toggle(path);
  };
  return html`<div class="label first">
      <span>data</span>
      <button
        class="link"
        @click=${() => {
          actions.showRaw(true);
        }}
      >
        Show as text
      </button>
    </div>
    ${jsonTree(JSON.parse(detail.data), { problems: detail.problems, toggled: state.toggled, toggle })}`;
}

/** The packet as it came. */
function rawPayload(detail: Detail, actions: Actions): TemplateResult {
  const shown =
    detail.bytes > detail.text.length
      ? `, the first ${formatSize(detail.text.length)} of ${formatSize(detail.bytes)}`
      : '';
  return html`<div class="label first">
      <span>${detail.isUtf8 ? 'text' : 'bytes that are no UTF-8'}${shown}</span>
      ${
        detail.data === undefined
          ? nothing
          : html`<button
              class="link"
              @click=${() => {
                actions.showRaw(false);
              }}
            >
              Show as tree
            </button>`
      }
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
      <span>${actions.canOpen() ? file : `${file}:${String(place.line)}`}</span
      >${actions.canOpen() ? placeLink(place, actions, `Go to line ${String(place.line)}`) : nothing}
    </div>
    <ol class="src">
      ${lines.map((text, index) => {
        const number = line + index;
        return html`<li data-n=${number} class=${number === failing ? 'fail' : ''}>
          <span>${text === '' ? ' ' : text}</span>
        </li>`;
      })}
    </ol>`;
}
