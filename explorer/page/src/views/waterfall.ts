import type { Hop, ThreadSummary } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatDuration, formatTime, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { placed } from '../place.ts';
import { quotedTerm } from '../query/quoted-term.ts';
import type { State } from '../state.ts';
import { hopIcon, hopTone } from './hop-look.ts';
import { problemCards } from './problem-card.ts';
import { threadState } from './thread-state.ts';
import { type ThreadTick, threadAxis } from './thread-ticks.ts';
import { whereTimeWent } from './where-time.ts';

/** A conversation hop by hop, on the axis of its time. */
export function waterfall(state: State, actions: Actions): TemplateResult {
  const { hops } = state;
  const spanMs = Math.max(1, ...hops.map(endOf));
  const { stepMs, ticks } = threadAxis(spanMs);
  const waits = waitingHop(state);
  return html`<section class="pane side" aria-label="Thread">
    ${head(state, actions)}
    <div class="hops" role="list" aria-label="Hops" ${placed({ '--grid': percent(stepMs, spanMs) })}>
      <div class="hop head" aria-hidden="true">
        <span></span><span></span><span class="h-route">From → to</span
        ><span class="h-what">Channel or event</span><span class="h-at">At</span>
        <span class="h-track">${axis(ticks, spanMs)}</span>
      </div>
      ${hops.map((hop, index) => hopRow(hop, { index, spanMs, waits: hop === waits, state, actions }))}
      ${hops.length === 0 ? nothing : legend}
    </div>
    ${foot(state, actions)}
  </section>`;
}

function head(state: State, actions: Actions): TemplateResult {
  const { thread = '' } = state;
  const summary = summaryOf(state);
  return html`<header class="w-head">
    <div class="w-title">
      <h2>${plain(summary?.title ?? thread)}</h2>
      <i class="chip" title=${plain(thread)}>${plain(thread.slice(-4))}</i>
      ${summary === undefined ? nothing : threadState(summary)}
      <span class="acts"
        ><button
          class="btn second small"
          @click=${() => {
            actions.setQuery(`corr:${quotedTerm(thread)}`);
            actions.showTab('all');
          }}
        >
          Show messages
        </button></span
      >
    </div>
    ${summary === undefined ? nothing : facts(state, summary)} ${where(state, summary)}
  </header>`;
}

function summaryOf({ thread, threads }: State): ThreadSummary | undefined {
  return threads?.threads.find(({ correlationId }) => correlationId === thread);
}

/** The request whose reply may still come. */
function waitingHop(state: State): Hop | undefined {
  const channel = summaryOf(state)?.waitsFor;
  return state.hops.findLast(
    ({ kind, label, tookMs }) => kind === 'request' && label === channel && tookMs === undefined,
  );
}

function facts({ hops }: State, summary: ThreadSummary): TemplateResult {
  const { firstAtMs, lastAtMs, agents, timeouts, escalations, invalid, deadLetters } = summary;
  return html`<p class="w-facts">
    <span>Started <b>${formatTime(firstAtMs)}</b></span>
    <span>Took <b>${formatDuration(lastAtMs - firstAtMs)}</b></span>
    ${counted(hops.length, 'hop')} ${counted(agents, 'agent')} ${counted(timeouts, 'timeout')}
    ${counted(escalations, 'escalation')} ${counted(invalid, 'invalid', 'invalid')}
    ${counted(deadLetters, 'dead letter')}
  </p>`;
}

function counted(count: number, one: string, more = `${one}s`): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<span><b>${formatCount(count)}</b> ${count === 1 ? one : more}</span>`;
}

function where({ hops }: State, summary: ThreadSummary | undefined): TemplateResult | typeof nothing {
  const tookMs = summary === undefined ? 0 : summary.lastAtMs - summary.firstAtMs;
  const shares = whereTimeWent(hops, tookMs);
  if (shares.length === 0) return nothing;
  const total = shares.reduce((sum, { ms }) => sum + ms, 0);
  return html`<div class="where">
    <div class="where-bar" aria-hidden="true">
      ${shares.map(
        ({ label, ms }, index) =>
          html`<i
            class="k-${label === undefined ? 4 : index + 1}"
            ${placed({ flex: String(ms / total) })}
          ></i>`,
      )}
    </div>
    <ul aria-label="Where the time went">
      ${shares.map(
        ({ label, ms }, index) =>
          html`<li class="k-${label === undefined ? 4 : index + 1}">
            ${label === undefined ? 'between' : plain(label)} ${formatDuration(ms)}
          </li>`,
      )}
    </ul>
  </div>`;
}

const legend = html`<p class="w-legend" aria-hidden="true">
  <span><i class="bar"></i>handled</span><span><i class="bar wait"></i>waiting, timed out</span
  ><span><i class="dot"></i>message, reply</span><span><i class="dot warn"></i>event</span
  ><span><i class="dot bad"></i>invalid, dead letter</span>
</p>`;

/** The hop that is selected: what is wrong with it, and the way to its row. */
function foot({ detail, hops, selected }: State, actions: Actions): TemplateResult | typeof nothing {
  const index = hops.findIndex(({ row }) => row === selected);
  if (index < 0 || detail === undefined || detail.row.row !== selected) return nothing;
  const hasProblems = detail.problems.length > 0 || detail.reason !== undefined;
  return html`<footer class="w-foot">
    <div class="w-said">
      ${hasProblems ? problemCards({ ...detail, problems: detail.problems.slice(0, 1) }, actions) : html`<p>Hop ${index + 1}: ${plain(detail.row.type === '' ? detail.row.topic : detail.row.type)}, as its contract says.</p>`}
    </div>
    <span class="acts"
      ><button
        class="btn second small"
        @click=${() => {
          actions.showInLog();
        }}
      >
        Show in log
      </button></span
    >
  </footer>`;
}

/** A request that waits is drawn until its end, but one that waits a day must not squeeze the rest. */
const longestWaitMs = 60_000;

function endOf({ atMs, tookMs, untilMs }: Hop): number {
  if (tookMs !== undefined) return atMs + tookMs;
  return untilMs === undefined ? atMs : Math.min(untilMs, atMs + longestWaitMs);
}

/** A reply that is one too many, or that answers nothing that is here. */
function fault({ fault: what }: Hop): TemplateResult | typeof nothing {
  if (what === undefined) return nothing;
  const why =
    what === 'double'
      ? 'The request was answered before'
      : 'Its request is not among the messages that are kept';
  return html`<em class="fault" title=${why}>${what === 'double' ? 'second reply' : 'no request'}</em>`;
}

interface HopScene {
  readonly index: number;
  readonly spanMs: number;
  /** Its reply may still come. */
  readonly waits: boolean;
  readonly state: State;
  readonly actions: Actions;
}

function hopRow(hop: Hop, { index, spanMs, waits, state, actions }: HopScene): TemplateResult {
  const tone = hopTone(hop);
  return html`<div
    class="hop k-${hop.kind === 'dead-letter' ? 'dead' : hop.kind} v-${tone} ${hop.row === state.selected ? 'sel' : ''}"
    role="listitem"
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
      ><button
        class="hop-name"
        @click=${(event: Event) => {
          event.stopPropagation();
          actions.select(hop.row);
        }}
      >
        ${plain(hop.label)}</button
      >${hop.attempt === undefined ? nothing : html`<em>try ${hop.attempt}</em>`}${fault(hop)}</span
    >
    <span class="h-at">${formatDuration(hop.atMs)}</span>
    <span class="h-track">${mark(hop, spanMs, waits)}</span>
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
function mark(hop: Hop, spanMs: number, waits: boolean): TemplateResult {
  const left = percent(hop.atMs, spanMs);
  if (hop.tookMs !== undefined) {
    return html`<i class="bar" ${placed({ left, width: percent(hop.tookMs, spanMs) })}></i>
      ${note(formatDuration(hop.tookMs), hop.atMs + hop.tookMs, spanMs)}`;
  }
  if (hop.kind === 'request') {
    const untilMs = Math.min(hop.untilMs ?? spanMs, spanMs);
    const width = percent(untilMs - hop.atMs, spanMs);
    return html`<i class="bar wait" ${placed({ left, width })}></i
      >${note(waits ? 'waiting' : 'no valid reply', untilMs, spanMs)}`;
  }
  const tone = hopTone(hop);
  return html`<i class="dot ${tone === 'good' ? '' : tone}" ${placed({ left })}></i>`;
}

/** Words behind a mark; near the end of the axis before it. */
function note(words: string, atMs: number, spanMs: number): TemplateResult {
  const isNearEnd = atMs > spanMs * 0.72;
  const at = isNearEnd
    ? { left: 'auto', right: percent(spanMs - atMs, spanMs) }
    : { left: percent(atMs, spanMs), right: 'auto' };
  return html`<span class="note ${isNearEnd ? 'before' : ''}" ${placed(at)}>${words}</span>`;
}

function axis(ticks: readonly ThreadTick[], spanMs: number): readonly TemplateResult[] {
  return ticks.map(({ atMs, text }) => html`<span ${placed({ left: percent(atMs, spanMs) })}>${text}</span>`);
}
