import { edgeLookOf, worstOf } from '../look.ts';
import { describeEdge } from '../words.ts';
import { type Numbers, drawProblems } from './draw-badge.ts';
import type { Point } from './geometry.ts';
import type { EdgeLabel } from './layout.ts';
import { type Route, exchange } from './routes.ts';
import { element, formatNumber, textElement } from './xml.ts';

const arrow = { length: 8, half: 4 } as const;
const labelHeight = 16;

/** The line of an edge with its arrowheads, its label and the badge of its findings. */
export function drawEdge(route: Route, names: ReadonlyMap<string, string>, numbers: Numbers): string {
  const { edge, label } = route;
  const look = edgeLookOf(edge);
  const worst = worstOf(edge.problems);
  const runs = shortenEnds(route.runs, look === 'request');
  const [first] = route.runs;
  const last = route.runs.at(-1);
  if (first === undefined || last === undefined) return '';
  const direction = directionOf(route.runs);
  const place: Place = route.direction === 'right' ? (point) => point : exchange;
  return element(
    'g',
    {
      class: ['edge', look, ...(worst === undefined ? [] : [`has-${worst}`])].join(' '),
      'data-file': edge.source?.file,
      'data-line': edge.source?.line,
    },
    [
      textElement('title', {}, describeEdge(edge, names).join('\n')),
      element('path', { class: 'line', d: formatPath(runs, place) }),
      drawArrow(last[1], direction, place),
      ...(look === 'request' ? [drawArrow(first[0], -direction, place)] : []),
      ...(label === undefined ? [] : drawLabel(label.text, place(label), label)),
      ...drawProblems(edge.problems, numbers, place(middleOf(runs))),
    ],
  );
}

/** From the frame in which messages flow rightwards to the page. */
type Place = (point: Point) => Point;

function drawArrow({ x, y }: Point, direction: number, place: Place): string {
  const base = x - direction * arrow.length;
  const points = [
    { x, y },
    { x: base, y: y - arrow.half },
    { x: base, y: y + arrow.half },
  ];
  return element('path', { class: 'head', d: `M${points.map(place).map(formatPoint).join('L')}Z` });
}

/** The label interrupts its own line. */
function drawLabel(text: string, { x, y }: Point, label: EdgeLabel): readonly string[] {
  const [width, height] = [Math.max(label.width, label.height), labelHeight];
  return [
    element('rect', { class: 'page', x: x - width / 2, y: y - height / 2, width, height, rx: 4 }),
    textElement('text', { class: 'label', x, y: y + 3.5 }, text),
  ];
}

type Runs = Route['runs'];

function directionOf(runs: Runs): number {
  return (runs.at(-1)?.[1].x ?? 0) >= (runs[0]?.[0].x ?? 0) ? 1 : -1;
}

/** Lines end where their arrowheads begin. */
function shortenEnds(runs: Runs, both: boolean): Runs {
  const step = directionOf(runs) * arrow.length;
  const last = runs.length - 1;
  return runs.map(([start, end], index): readonly [Point, Point] => {
    const isFirst = index === 0 && both;
    const from = isFirst ? { x: start.x + step, y: start.y } : start;
    const to = index === last ? { x: end.x - step, y: end.y } : end;
    if (index === last) return [step > 0 ? leftOf(from, to) : rightOf(from, to), to];
    return isFirst ? [from, step > 0 ? rightOf(from, to) : leftOf(from, to)] : [from, to];
  });
}

function leftOf(one: Point, other: Point): Point {
  return { x: Math.min(one.x, other.x), y: one.y };
}

function rightOf(one: Point, other: Point): Point {
  return { x: Math.max(one.x, other.x), y: one.y };
}

function formatPath(runs: Runs, place: Place): string {
  return runs
    .map(([start, end], index) => {
      const before = runs[index - 1]?.[1];
      const begin =
        before === undefined ? `M${formatPoint(place(start))}` : formatSwing(before, start, place);
      return start.x === end.x ? begin : `${begin}L${formatPoint(place(end))}`;
    })
    .join('');
}

/** Level at both ends. */
function formatSwing(from: Point, to: Point, place: Place): string {
  const middle = (from.x + to.x) / 2;
  if (Math.abs(from.y - to.y) < 0.1) return `L${formatPoint(place(to))}`;
  const points = [{ x: middle, y: from.y }, { x: middle, y: to.y }, to];
  return `C${points.map(place).map(formatPoint).join(' ')}`;
}

function formatPoint({ x, y }: Point): string {
  return `${formatNumber(x)} ${formatNumber(y)}`;
}

/** The middle of the gap that is nearest to the middle of the line: no box is there. */
function middleOf(runs: Runs): Point {
  const index = Math.max(1, Math.floor(runs.length / 2));
  const from = runs[index - 1]?.[1] ?? { x: 0, y: 0 };
  const to = runs[index]?.[0] ?? from;
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}
