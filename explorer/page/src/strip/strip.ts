import type { Bar, StripAnswer } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing, svg } from 'lit-html';
import { formatCount, formatDuration, formatTime, none } from '../format.ts';
import { placed } from '../place.ts';
import type { State } from '../state.ts';

/** Rate on top, what is invalid below on a scale of its own, so that what is rare can be seen; then the time of replies. */
export function strip(state: State): TemplateResult {
  const bars = state.strip?.bars ?? [];
  const invalid = bars.reduce((sum, bar) => sum + bar.invalid, 0);
  const p95 = bars.findLast((bar) => bar.p95 !== undefined)?.p95;
  const rate = state.changed?.counters.perSecond;
  return html`<section class="strip" aria-label="Timeline">
    <div class="ticks" aria-hidden="true">${state.strip === undefined ? nothing : ticks(state.strip)}</div>
    <dl class="labels">
      <div>
        <dt>Rate</dt>
        <dd>${rate === undefined ? none : `${formatCount(rate)}/s`}</dd>
      </div>
      <div>
        <dt>Invalid</dt>
        <dd class=${invalid > 0 ? 'bad' : ''}>${formatCount(invalid)}</dd>
      </div>
      <div>
        <dt>p95 reply</dt>
        <dd>${p95 === undefined ? none : formatDuration(p95)}</dd>
      </div>
    </dl>
    <div class="tracks">${plot(bars)}</div>
  </section>`;
}

const height = 54;

function plot(bars: readonly Bar[]): TemplateResult {
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const worst = Math.max(1, ...bars.map(({ invalid }) => invalid));
  const slowest = Math.max(1, ...bars.map(({ p95 }) => p95 ?? 0));
  const path = (
    value: (bar: Bar) => number,
    scale: number,
    { bottom, size }: { bottom: number; size: number },
  ) =>
    bars
      .map((bar, index) => {
        const share = value(bar) / scale;
        if (share === 0) return '';
        const tall = Math.max(1.5, share * size).toFixed(1);
        return `M${String(index * 7)} ${String(bottom)}v-${tall}h6v${tall}z`;
      })
      .join('');
  const label = `${formatCount(bars.reduce((sum, { total }) => sum + total, 0))} messages over time`;
  return html`<svg
    class="plot"
    viewBox="0 0 ${Math.max(1, bars.length * 7 - 1)} ${height}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    ${svg`
      <path class="bar" d=${path(({ total }) => total, most, { bottom: 24, size: 24 })}></path>
      <path class="bar in" d=${path(({ found }) => found, most, { bottom: 24, size: 24 })}></path>
      <path class="bar-bad" d=${path(({ invalid }) => invalid, worst, { bottom: 32, size: 7 })}></path>
      <path class="p95" d=${latencies(bars, slowest)}></path>
    `}
  </svg>`;
}

/** A line through the bars that had replies. */
function latencies(bars: readonly Bar[], slowest: number): string {
  return bars
    .flatMap(({ p95 }, index) =>
      p95 === undefined ? [] : [{ x: index * 7 + 3, y: 52 - (p95 / slowest) * 15 }],
    )
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${y.toFixed(1)}`)
    .join('');
}

const tickCount = 6;

function ticks({ fromMs, toMs, bars }: StripAnswer): readonly TemplateResult[] {
  if (bars.length === 0) return [];
  return Array.from({ length: tickCount }, (_, index) => {
    const share = (index + 0.5) / tickCount;
    const time = formatTime(fromMs + (toMs - fromMs) * share).slice(0, 8);
    return html`<span ${placed({ left: `${String(share * 100)}%` })}>${time}</span>`;
  });
}
