import type { StripAnswer } from '@parley/explorer/protocol';
import { type TemplateResult, html } from 'lit-html';
import type { Actions } from '../actions.ts';
import { placed } from '../place.ts';
import type { State } from '../state.ts';
import { shownClock } from './axis.ts';

/** Shares of the strip's width, 0 to 1. */
export interface Brush {
  readonly from: number;
  readonly to: number;
}

/** Where the range of the query lies on the strip, or where it is being drawn. */
export function brushOf({ strip, brush }: Pick<State, 'strip' | 'brush'>): Brush {
  if (brush !== undefined) return brush;
  if (strip === undefined || strip.bars.length === 0) return { from: 0, to: 1 };
  const { sinceMs = strip.fromMs, untilMs = strip.toMs } = strip.range;
  const share = (atMs: number) =>
    Math.max(0, Math.min(1, (atMs - strip.fromMs) / Math.max(1, strip.toMs - strip.fromMs)));
  return { from: share(sinceMs), to: Math.max(share(sinceMs), share(untilMs)) };
}

export function isWhole({ from, to }: Brush): boolean {
  return from <= 0 && to >= 1;
}

/** The range, with a handle at each end. */
export function brushView(state: State, actions: Actions): TemplateResult {
  const brush = brushOf(state);
  const at = { left: `${percent(brush.from)}%`, right: `${percent(1 - brush.to)}%` };
  return html`<div class="brush ${isWhole(brush) ? 'whole' : ''}" ${placed(at)}>
    ${handle('start', state, actions)} ${handle('end', state, actions)}
  </div>`;
}

/** In words: `14:27:00 to live`. */
export function brushWords(strip: StripAnswer, { from, to }: Brush): string {
  return `${edgeWords(strip, from, 'start')} to ${edgeWords(strip, to, 'end')}`;
}

function edgeWords({ fromMs, toMs }: StripAnswer, share: number, edge: Edge): string {
  if (edge === 'end' && share >= 1) return 'live';
  if (edge === 'start' && share <= 0) return 'the beginning';
  return shownClock(fromMs + share * (toMs - fromMs), 'seconds');
}

type Edge = 'start' | 'end';

function handle(edge: Edge, state: State, actions: Actions): TemplateResult {
  const brush = brushOf(state);
  const count = state.strip?.bars.length ?? 0;
  const share = edge === 'start' ? brush.from : brush.to;
  return html`<span
    class="handle ${edge}"
    role="slider"
    tabindex="0"
    aria-label=${edge === 'start' ? 'Start of range' : 'End of range'}
    aria-orientation="horizontal"
    aria-valuemin="0"
    aria-valuemax=${count}
    aria-valuenow=${Math.round(share * count)}
    aria-valuetext=${state.strip === undefined ? 'no messages yet' : edgeWords(state.strip, share, edge)}
    @keydown=${(event: KeyboardEvent) => {
      moveByKey(event, edge, { brush, count, actions });
    }}
    @pointerdown=${(event: PointerEvent) => {
      drag(event, (at) => moved(brush, edge, at), actions);
    }}
  ></span>`;
}

interface Sliding {
  readonly brush: Brush;
  readonly count: number;
  readonly actions: Actions;
}

function moveByKey(event: KeyboardEvent, edge: Edge, { brush, count, actions }: Sliding): void {
  const bars = event.shiftKey ? 10 : 1;
  const share = edge === 'start' ? brush.from : brush.to;
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: share - bars / Math.max(1, count),
    ArrowRight: share + bars / Math.max(1, count),
    Home: 0,
    End: 1,
  };
  const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
  if (target === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  actions.setRange(moved(brush, edge, target));
}

/** Handles do not pass each other. */
function moved(brush: Brush, edge: Edge, share: number): Brush {
  const at = Math.max(0, Math.min(1, share));
  return edge === 'start'
    ? { from: Math.min(at, brush.to), to: brush.to }
    : { from: brush.from, to: Math.max(at, brush.from) };
}

/** Draws a range where nothing of it is grasped. */
export function drawRange(event: PointerEvent, actions: Actions): void {
  if (event.button !== 0 || (event.target as Element).closest('.handle') !== null) return;
  const start = shareOf(event, event.currentTarget as HTMLElement);
  drag(event, (at) => ({ from: Math.min(start, at), to: Math.max(start, at) }), actions);
}

/** Closer together it was a click. */
const leastShare = 0.004;

function drag(event: PointerEvent, toBrush: (share: number) => Brush, actions: Actions): void {
  const element = event.currentTarget as HTMLElement;
  const track = element.closest<HTMLElement>('.tracks') ?? element;
  event.stopPropagation();
  const startX = event.clientX;
  let last: Brush | undefined;
  const move = (next: PointerEvent) => {
    if (Math.abs(next.clientX - startX) / Math.max(1, track.clientWidth) < leastShare && last === undefined)
      return;
    last = toBrush(shareOf(next, track));
    actions.drawBrush(last);
  };
  const end = () => {
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', end);
    element.removeEventListener('pointercancel', end);
    if (last !== undefined) actions.setRange(last);
  };
  element.setPointerCapture(event.pointerId);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
}

function shareOf(event: PointerEvent, track: HTMLElement): number {
  const { left, width } = track.getBoundingClientRect();
  return Math.max(0, Math.min(1, (event.clientX - left) / Math.max(1, width)));
}

function percent(share: number): string {
  return (share * 100).toFixed(3);
}
