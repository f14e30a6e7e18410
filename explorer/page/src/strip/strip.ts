import type { Gap, StripAnswer } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatDuration, none } from '../format.ts';
import { placed } from '../place.ts';
import { type State, isOnline } from '../state.ts';
import { ticksOf } from './axis.ts';
import { type Brush, brushOf, brushView, brushWords, drawRange, isWhole } from './brush.ts';
import { plot } from './plot.ts';

/** The timeline: a moment of it can be chosen, and becomes part of the query. */
export function strip(state: State, actions: Actions): TemplateResult {
  const answer = state.strip;
  return html`<section class="strip" aria-label="Timeline">
    <div class="ticks" aria-hidden="true">
      ${answer === undefined ? nothing : axis(answer, brushOf(state))}
    </div>
    ${labels(state)}
    <div
      class="tracks"
      title="Drag to choose a range; double-click for all"
      @pointerdown=${(event: PointerEvent) => {
        drawRange(event, actions);
      }}
      @dblclick=${() => {
        actions.setRange({ from: 0, to: 1 });
      }}
    >
      ${answer === undefined ? nothing : plot(answer)}
      ${answer === undefined ? nothing : (state.changed?.gaps ?? []).map((gap) => gapView(gap, answer))}
      ${answer === undefined || answer.bars.length === 0 ? nothing : brushView(state, actions)}
    </div>
  </section>`;
}

/** How many agents have an instance online, of those that told of themselves. */
function agentsUp({ agents }: State): string {
  const instances = agents?.instances ?? [];
  const names = new Set(instances.map(({ agent }) => agent));
  const up = new Set(instances.filter((entry) => entry.state === 'online').map(({ agent }) => agent));
  return names.size === 0 ? none : `${formatCount(up.size)} of ${formatCount(names.size)}`;
}

function labels(state: State): TemplateResult {
  const { strip: answer, changed } = state;
  const isOn = isOnline(state);
  const invalid = (answer?.bars ?? []).reduce((sum, bar) => sum + bar.invalid, 0);
  const p95 = answer?.bars.findLast((bar) => bar.p95 !== undefined)?.p95;
  const rate = changed?.counters.perSecond;
  return html`<dl class="labels">
    <div>
      <dt>Rate</dt>
      <dd>${rate === undefined || !isOn ? none : `${formatCount(rate)}/s`}</dd>
    </div>
    <div>
      <dt>Invalid<span class="wide"> in range</span></dt>
      <dd class=${invalid > 0 ? 'bad' : ''}>${formatCount(invalid)}</dd>
    </div>
    <div class="l-agents">
      <dt>Agents up</dt>
      <dd>${isOn ? agentsUp(state) : 'unknown'}</dd>
    </div>
    <div class="l-p95">
      <dt>p95 reply</dt>
      <dd>${p95 === undefined ? none : formatDuration(p95)}</dd>
    </div>
  </dl>`;
}

/** So many bars lie between two ticks at least: their words must not touch. */
const barsPerTick = 17;

/** Times, and the chosen range above its place; ticks that it would cover are left out. */
function axis(answer: StripAnswer, brush: Brush): readonly TemplateResult[] {
  const { fromMs, toMs, bars } = answer;
  if (bars.length === 0) return [];
  const [from, to] = isWhole(brush)
    ? [2, 2]
    : [Math.min(brush.from, brush.to - 0.16), Math.max(brush.to, brush.from + 0.16)];
  const ticks = ticksOf({ fromMs, toMs }, bars.length / barsPerTick)
    .map(({ atMs, text }) => ({ text, share: (atMs - fromMs) / (toMs - fromMs) }))
    .filter(({ share }) => share > 0.03 && share < 0.97 && (share < from - 0.03 || share > to + 0.03));
  const shown = ticks.map(
    ({ share, text }) => html`<span ${placed({ left: `${(share * 100).toFixed(2)}%` })}>${text}</span>`,
  );
  return isWhole(brush) ? shown : [...shown, rangeWords(answer, brush)];
}

function rangeWords(answer: StripAnswer, brush: Brush): TemplateResult {
  const middle = Math.max(0.08, Math.min(0.92, (brush.from + brush.to) / 2));
  return html`<span class="range-words" ${placed({ left: `${(middle * 100).toFixed(2)}%` })}
    >${brushWords(answer, brush)}</span
  >`;
}

function gapView(gap: Gap, { fromMs, toMs }: StripAnswer): TemplateResult | typeof nothing {
  const share = (atMs: number) => Math.max(0, Math.min(1, (atMs - fromMs) / Math.max(1, toMs - fromMs)));
  const [left, right] = [share(gap.fromMs), gap.toMs === undefined ? 1 : share(gap.toMs)];
  if (right <= 0 || left >= 1) return nothing;
  const at = { left: `${(left * 100).toFixed(2)}%`, right: `${((1 - right) * 100).toFixed(2)}%` };
  return html`<i class="gap" title="Not connected: nothing could be seen" ${placed(at)}></i>`;
}
