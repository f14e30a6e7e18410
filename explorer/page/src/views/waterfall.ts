import type { Hop } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatDuration, formatTime, none, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { placed } from '../place.ts';
import type { State } from '../state.ts';
import { hopIcon, hopTone } from './hop-look.ts';

/** A conversation hop by hop, on the axis of its time. */
export function waterfall(state: State, actions: Actions): TemplateResult {
  const { hops, thread = '', threads } = state;
  const summary = threads?.threads.find(({ correlationId }) => correlationId === thread);
  const spanMs = Math.max(1, ...hops.map(endOf));
  const invalid = hops.filter((hop) => hop.kind !== 'event' && hopTone(hop) === 'bad').length;
  return html`<section class="pane side" aria-label="Thread">
    <header class="w-head">
      <div class="w-title">
        <h2>${plain(summary?.title ?? thread)}</h2>
        <i class="chip" title=${plain(thread)}>${plain(thread.slice(-4))}</i>
        <span class="acts"
          ><button
            class="btn second small"
            @click=${() => {
              actions.setQuery(`corr:${quoted(thread)}`);
              actions.showTab('all');
            }}
          >
            Show messages
          </button></span
        >
      </div>
      <p class="w-facts">
        <span
          >Started
          <b>${hops.length === 0 || summary === undefined ? none : formatTime(summary.firstAtMs)}</b></span
        >
        <span
          >Took
          <b>${summary === undefined ? none : formatDuration(summary.lastAtMs - summary.firstAtMs)}</b></span
        >
        <span><b>${formatCount(hops.length)}</b> hops</span>
        ${summary === undefined ? nothing : html`<span><b>${formatCount(summary.agents)}</b> agents</span>`}
        ${invalid === 0 ? nothing : html`<span class="bad"><b>${formatCount(invalid)}</b> broken</span>`}
      </p>
    </header>
    <div class="hops">
      <div class="hop head">
        <span></span><span></span><span>From → to</span><span>Channel or event</span
        ><span class="h-at">At</span>
        <span class="h-track">${axis(spanMs)}</span>
      </div>
      ${hops.map((hop, index) => hopRow(hop, { index, spanMs, state, actions }))}
    </div>
  </section>`;
}

/** A request that waits is drawn until its end, but one that waits a day must not squeeze the rest. */
const longestWaitMs = 60_000;

function endOf({ atMs, tookMs, untilMs }: Hop): number {
  if (tookMs !== undefined) return atMs + tookMs;
  return untilMs === undefined ? atMs : Math.min(untilMs, atMs + longestWaitMs);
}

interface HopScene {
  readonly index: number;
  readonly spanMs: number;
  readonly state: State;
  readonly actions: Actions;
}

function hopRow(hop: Hop, { index, spanMs, state, actions }: HopScene): TemplateResult {
  const tone = hopTone(hop);
  return html`<div
    class="hop v-${tone} ${hop.row === state.selected ? 'sel' : ''}"
    @click=${() => {
      actions.select(hop.row);
    }}
    @dblclick=${() => {
      actions.showTab('all');
    }}
  >
    <span class="h-n">${index + 1}</span>
    <span class="h-v ${tone}">${icon(hopIcon(hop))}</span>
    <span class="h-route" title=${plain(`${hop.from} → ${hop.to}`)}>${route(hop)}</span>
    <span class="h-what" title=${plain(hop.label)}
      >${plain(hop.label)}${hop.attempt === undefined ? nothing : html`<em>try ${hop.attempt}</em>`}</span
    >
    <span class="h-at">${formatDuration(hop.atMs)}</span>
    <span class="h-track">${mark(hop, spanMs)}</span>
  </div>`;
}

function route({ from, to }: Hop): TemplateResult {
  return to === '' ? html`${agent(from)}` : html`${agent(from)}<b> → </b>${agent(to)}`;
}

function agent(source: string): TemplateResult {
  const slash = source.lastIndexOf('/');
  return slash <= 0
    ? html`${plain(source)}`
    : html`${plain(source.slice(0, slash))}<var>${plain(source.slice(slash))}</var>`;
}

function percent(ms: number, spanMs: number): string {
  return `${((Math.max(0, Math.min(ms, spanMs)) / spanMs) * 100).toFixed(2)}%`;
}

/** A bar for a request until its reply, dashes while it waits, a mark for everything else. */
function mark(hop: Hop, spanMs: number): TemplateResult {
  const left = percent(hop.atMs, spanMs);
  if (hop.tookMs !== undefined) {
    return html`<i class="bar" ${placed({ left, width: percent(hop.tookMs, spanMs) })}></i>
      <span class="note" ${placed({ left: percent(hop.atMs + hop.tookMs, spanMs) })}
        >${formatDuration(hop.tookMs)}</span
      >`;
  }
  if (hop.kind === 'request') {
    const width = percent((hop.untilMs ?? spanMs) - hop.atMs, spanMs);
    return html`<i class="bar wait" ${placed({ left, width })}></i>`;
  }
  const tone = hopTone(hop);
  return html`<i class="dot ${tone === 'good' ? '' : tone}" ${placed({ left })}></i>`;
}

function axis(spanMs: number): readonly TemplateResult[] {
  return [0, 0.25, 0.5, 0.75].map(
    (share) =>
      html`<span ${placed({ left: `${String(share * 100)}%` })}
        >${share === 0 ? '0' : formatDuration(spanMs * share)}</span
      >`,
  );
}

function quoted(text: string): string {
  return /[\s(),"]/.test(text) ? JSON.stringify(text) : text;
}
