import type { Bar, PresenceLane, StripAnswer } from '@parley/explorer/protocol';
import { type TemplateResult, html, svg } from 'lit-html';
import { formatCount, formatDuration, plain } from '../format.ts';

/** A bar and the space behind it. */
export const barWidth = 7;
const height = 72;
const rateHeight = 24;
/** More lanes than that cannot be told apart. */
const maxLanes = 7;
const lanesTop = 34;
const latencyBottom = 71;
const latencyHeight = 15;

/** Rate up, what is invalid down on a scale of its own so that what is rare can be seen, who was there, time of replies. */
export function plot({ bars, lanes, fromMs, toMs }: StripAnswer): TemplateResult {
  const width = Math.max(1, bars.length * barWidth - 1);
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const worst = Math.max(1, ...bars.map(({ invalid }) => invalid));
  const x = (atMs: number) =>
    Math.max(0, Math.min(width, ((atMs - fromMs) / Math.max(1, toMs - fromMs)) * width));
  const shown = lanes.slice(0, maxLanes);
  return html`<svg
    class="plot"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${labelOf(bars, lanes)}
  >
    ${svg`
      <path class="bar" d=${columns(bars, ({ total }) => -(total / most) * rateHeight, rateHeight)}></path>
      <path class="bar in" d=${columns(bars, ({ found }) => -(found / most) * rateHeight, rateHeight)}></path>
      <path class="bar-bad" d=${columns(bars, ({ invalid }) => (invalid / worst) * 6, rateHeight + 1)}></path>
      ${(['up', 'late', 'lost'] as const).map(
        (state) => svg`<path class=${state} d=${lanePath(shown, state, x)}></path>`,
      )}
      <path class="p95-area" d=${areaOf(latencyPoints(bars))}></path>
      <path class="p95" d=${lineOf(latencyPoints(bars))}></path>
    `}
  </svg>`;
}

/** Bars from a base line; a negative height goes up. The smallest can still be seen. */
function columns(bars: readonly Bar[], heightOf: (bar: Bar) => number, base: number): string {
  return bars
    .map((bar, index) => {
      const tall = heightOf(bar);
      if (tall === 0) return '';
      const seen = (Math.sign(tall) * Math.max(1.5, Math.abs(tall))).toFixed(1);
      return `M${String(index * barWidth)} ${String(base)}v${seen}h6V${String(base)}z`;
    })
    .join('');
}

function lanePath(lanes: readonly PresenceLane[], state: string, x: (atMs: number) => number): string {
  return lanes
    .flatMap(({ spans }, index) => {
      const top = lanesTop + index * 3;
      return spans
        .filter((span) => span.state === state)
        .map(({ fromMs, toMs }) => {
          const [left, right] = [x(fromMs).toFixed(1), x(toMs).toFixed(1)];
          if (state === 'lost') return `M${left} ${String(top + 1)}H${right}`;
          return `M${left} ${String(top)}H${right}v2H${left}z`;
        });
    })
    .join('');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function latencyPoints(bars: readonly Bar[]): readonly Point[] {
  const slowest = Math.max(1, ...bars.map(({ p95 }) => p95 ?? 0));
  return bars.flatMap(({ p95 }, index) =>
    p95 === undefined
      ? []
      : [{ x: index * barWidth + 3, y: latencyBottom - 1 - (p95 / slowest) * latencyHeight }],
  );
}

function lineOf(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${y.toFixed(1)}`).join('');
}

function areaOf(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `${lineOf(points)}L${String(last.x)} ${String(latencyBottom)}L${String(first.x)} ${String(latencyBottom)}z`;
}

function labelOf(bars: readonly Bar[], lanes: readonly PresenceLane[]): string {
  const sum = (value: (bar: Bar) => number) => bars.reduce((total, bar) => total + value(bar), 0);
  const lost = lanes.filter(({ spans }) => spans.at(-1)?.state === 'lost').map(({ agent }) => plain(agent));
  const p95 = bars.findLast((bar) => bar.p95 !== undefined)?.p95;
  return [
    `${formatCount(sum(({ total }) => total))} messages over time`,
    `${formatCount(sum(({ found }) => found))} found, of these ${formatCount(sum(({ invalid }) => invalid))} invalid`,
    ...(lost.length === 0 ? [] : [`lost: ${lost.join(', ')}`]),
    ...(p95 === undefined ? [] : [`95th percentile of replies at the end ${formatDuration(p95)}`]),
  ].join('. ');
}
