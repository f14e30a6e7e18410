import { foldPatterns } from '../fold-patterns.ts';
import type { FleetGraph, GraphEdge } from '../model.ts';
import type { PictureOptions } from '../picture-options.ts';
import { edgeWords, formatProblem, oneLine, onlyWords, summarize } from '../words.ts';
import { type Box, createBox } from './boxes.ts';
import { findComponents } from './components.ts';
import type { Numbers } from './draw-badge.ts';
import { drawBox } from './draw-box.ts';
import { drawEdge } from './draw-edge.ts';
import { drawFindings, numberProblems } from './draw-findings.ts';
import { drawLegend } from './draw-legend.ts';
import { drawLoop } from './draw-loop.ts';
import { type Direction, directions } from './geometry.ts';
import { type Arrangement, type EdgeLabel, arrange, simplexLimit } from './layout.ts';
import { cellsOf, cutMiddle } from './measure.ts';
import { packRows } from './pack.ts';
import { createRoutes } from './routes.ts';
import { createStyle } from './style.ts';
import { allProblems, edgeLookOf } from '../look.ts';
import { element, textElement } from './xml.ts';

const margin = 28;
const headHeight = 52;
const gap = 26;
const leastWidth = 460;
/** Width to height; between a page and a screen. */
const pleasantRatio = 1.25;

/** A picture of its own: no script, nothing from elsewhere, light or dark as the page wants; the same graph gives the same bytes. */
export function formatSvg(whole: FleetGraph, options: PictureOptions): string {
  const graph = foldPatterns(whole);
  const numbers = numberProblems(graph);
  const body = drawBody(graph, options, numbers);
  const inner = Math.max(body.width, leastWidth);
  const legend = drawLegend(graph, inner);
  const findings = drawFindings(numbers, inner);
  const bodyTop = margin + headHeight + legend.height + gap;
  const findingsTop = bodyTop + body.height + gap;
  const width = Math.ceil(inner + 2 * margin);
  const height = Math.ceil(
    findings.height === 0 ? bodyTop + body.height + margin : findingsTop + findings.height + margin,
  );
  const title = graph.name === '' ? 'Fleet' : `Fleet ${oneLine(graph.name)}`;
  const parts = [
    textElement('title', { id: 'parley-fleet-title' }, title),
    textElement('desc', { id: 'parley-fleet-desc' }, describe(graph)),
    textElement('style', {}, createStyle()),
    element('rect', { class: 'page', width, height, rx: 10 }),
    textElement('text', { class: 'heading', x: margin, y: margin + 16 }, cutMiddle(title, 60)),
    textElement('text', { class: 'summary', x: margin, y: margin + 37 }, summarize(graph)),
    shift(margin, margin + headHeight, legend.text),
    shift(margin + (inner - body.width) / 2, bodyTop, body.text),
    ...(findings.height === 0 ? [] : [shift(margin, findingsTop, findings.text)]),
  ];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'parley-fleet',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-labelledby': 'parley-fleet-title parley-fleet-desc',
  };
  return `${element('svg', root, ['\n', parts.join('\n'), '\n'])}\n`;
}

function describe(graph: FleetGraph): string {
  return [summarize(graph), ...allProblems(graph).slice(0, 20).map(formatProblem)].join('\n');
}

function shift(x: number, y: number, text: string): string {
  return element('g', { transform: `translate(${Math.round(x)} ${Math.round(y)})` }, [text]);
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** Draws the fleet in the direction that gives the picture the more pleasant shape. */
function drawBody(graph: FleetGraph, options: PictureOptions, numbers: Numbers): Drawing {
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  const tried = graph.nodes.length > simplexLimit ? directions.slice(0, 1) : directions;
  const bodies = tried.map((direction) => packRows(arrangeGraph(graph, direction, options), gap));
  const { width, height, packed } = bodies.reduce((best, body) =>
    oddness(body) < oddness(best) ? body : best,
  );
  const text = packed
    .map(({ item, x, y }) => `\n${shift(x, y, drawArrangement(item, names, numbers))}`)
    .join('');
  return { width, height, text };
}

function oddness({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.abs(Math.log(Math.max(width, 1) / Math.max(height, 1) / pleasantRatio));
}

function arrangeGraph(
  graph: FleetGraph,
  direction: Direction,
  options: PictureOptions,
): readonly Arrangement[] {
  const degrees = countDegrees(graph.edges);
  const boxes = new Map<string, Box>(
    graph.nodes.map((node) => {
      const degree = degrees.get(node.id) ?? 0;
      return [node.id, createBox(node, { ...options, direction, degree })];
    }),
  );
  return findComponents([...boxes.keys()], graph.edges).map((component) =>
    arrange(component, boxes, { direction, labelOf: (edge) => labelOf(edge, options) }),
  );
}

/** Lines lie under the boxes; those with findings above the others. */
function drawArrangement(
  arrangement: Arrangement,
  names: ReadonlyMap<string, string>,
  numbers: Numbers,
): string {
  const routes = createRoutes(arrangement).toSorted(
    (left, right) => left.edge.problems.length - right.edge.problems.length,
  );
  const loops = arrangement.loops.flatMap((edge) =>
    arrangement.boxes
      .filter(({ box }) => box.node.id === edge.from)
      .map((place) => drawLoop(edge, place, numbers)),
  );
  return [
    ...routes.map((route) => drawEdge(route, names, numbers)),
    ...loops,
    ...arrangement.boxes.map((box) => drawBox(box, numbers)),
  ].join('\n');
}

/** How many lines meet at a node on one side, roughly: some of them may go backwards. */
function countDegrees(edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const counts = new Map<string, { in: number; out: number }>();
  const count = (id: string, end: 'in' | 'out'): void => {
    const sides = counts.get(id) ?? { in: 0, out: 0 };
    sides[end] += 1;
    counts.set(id, sides);
  };
  for (const { from, to } of edges) {
    count(from, 'out');
    count(to, 'in');
  }
  return new Map(
    [...counts].map(([id, sides]) => [
      id,
      Math.max(sides.in, sides.out, Math.ceil((sides.in + sides.out) * 0.7)),
    ]),
  );
}

/** Only what cannot be seen otherwise is written at a line. */
function labelOf(edge: GraphEdge, { messages }: PictureOptions): EdgeLabel | undefined {
  const only = messages && edge.messages !== null ? onlyWords(edge.messages) : undefined;
  const look = edgeLookOf(edge);
  const text = only ?? (look === 'fallback' || look === 'reply' ? edgeWords[look] : undefined);
  if (text === undefined) return undefined;
  const cut = cutMiddle(text, 40);
  return { text: cut, width: Math.ceil(cellsOf(cut) * 6.3) + 8, height: 26 };
}
