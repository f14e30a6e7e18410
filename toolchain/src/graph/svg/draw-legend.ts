import { severities } from '../../diagnostic.ts';
import { allProblems, edgeLookOf, edgeLooks, nodeLookOf, nodeLooks } from '../look.ts';
import type { FleetGraph } from '../model.ts';
import { edgeWords, formatCount, nodeWords } from '../words.ts';
import { drawBadge } from './draw-badge.ts';
import { cellsOf } from './measure.ts';
import { element, textElement } from './xml.ts';

const rowHeight = 22;
const sampleWidth = 30;
const cell = 6.3;
const gap = 22;

interface Entry {
  readonly words: string;
  readonly draw: (x: number, y: number) => string;
}

/** What the shapes and colours of this picture mean, in rows of at most `width`. */
export function drawLegend(
  graph: FleetGraph,
  width: number,
): { readonly height: number; readonly text: string } {
  let [x, y] = [0, 0];
  const drawn = createEntries(graph).map(({ words, draw }) => {
    const wide = sampleWidth + 8 + cellsOf(words) * cell;
    if (x > 0 && x + wide > width) [x, y] = [0, y + rowHeight];
    const middle = y + rowHeight / 2;
    const text = textElement('text', { x: x + sampleWidth + 8, y: middle + 4 }, words);
    const entry = draw(x, middle) + text;
    x += wide + gap;
    return entry;
  });
  return { height: y + rowHeight, text: element('g', { class: 'legend', 'aria-hidden': 'true' }, drawn) };
}

function createEntries(graph: FleetGraph): readonly Entry[] {
  const nodes = new Set(graph.nodes.map(nodeLookOf));
  const edges = new Set(graph.edges.map(edgeLookOf));
  const found = allProblems(graph);
  return [
    ...nodeLooks
      .filter((look) => nodes.has(look))
      .map((look): Entry => ({ words: nodeWords[look], draw: (x, y) => drawSample(look, x, y) })),
    ...edgeLooks
      .filter((look) => edges.has(look))
      .map((look): Entry => ({ words: edgeWords[look], draw: (x, y) => drawLine(look, x, y) })),
    ...severities.flatMap((severity): readonly Entry[] => {
      const count = found.filter((problem) => problem.severity === severity).length;
      if (count === 0) return [];
      const words = formatCount(count, severity === 'info' ? 'note' : severity);
      return [{ words, draw: (x, y) => drawBadge(severity, '!', { x: x + 15, y }) }];
    }),
  ];
}

function drawSample(look: string, x: number, y: number): string {
  const rx = look === 'agent' || look === 'external' ? 3 : 7;
  const box = element('rect', { class: 'box', x: x + 2, y: y - 7, width: sampleWidth - 4, height: 14, rx });
  return element('g', { class: look }, [box]);
}

function drawLine(look: string, x: number, y: number): string {
  const [left, right] = [x + (look === 'request' ? 8 : 0), x + sampleWidth - 8];
  const heads = [
    `M${right + 8} ${y}L${right} ${y - 4}L${right} ${y + 4}Z`,
    ...(look === 'request' ? [`M${x} ${y}L${left} ${y - 4}L${left} ${y + 4}Z`] : []),
  ];
  return element('g', { class: `edge ${look}` }, [
    element('path', { class: 'line', d: `M${left} ${y}H${right}` }),
    ...heads.map((d) => element('path', { class: 'head', d })),
  ]);
}
