import { edgeLookOf, worstOf } from '../look.ts';
import type { GraphEdge } from '../model.ts';
import { describeEdge } from '../words.ts';
import { type Numbers, drawProblems } from './draw-badge.ts';
import type { PlacedBox } from './layout.ts';
import { element, formatNumber, textElement } from './xml.ts';

const reach = 18;

/** An edge from a box to itself: a loop at its lower right corner. */
export function drawLoop(edge: GraphEdge, { box, x, y }: PlacedBox, numbers: Numbers): string {
  const worst = worstOf(edge.problems);
  const right = x + box.width / 2;
  const bottom = y + box.height / 2;
  const end = bottom - 12;
  const numbersOf = (...values: readonly number[]): string => values.map(formatNumber).join(' ');
  const curve = numbersOf(right - 16, bottom + reach, right + reach + 8, bottom + reach);
  return element(
    'g',
    {
      class: ['edge', edgeLookOf(edge), ...(worst === undefined ? [] : [`has-${worst}`])].join(' '),
      'data-file': edge.source?.file,
      'data-line': edge.source?.line,
    },
    [
      textElement('title', {}, describeEdge(edge, new Map([[edge.from, box.node.name]])).join('\n')),
      element('path', {
        class: 'line',
        d: `M${numbersOf(right - 16, bottom)}C${curve} ${numbersOf(right + reach + 8, end)}L${numbersOf(right + 8, end)}`,
      }),
      element('path', {
        class: 'head',
        d: `M${numbersOf(right, end)}L${numbersOf(right + 8, end - 4)}L${numbersOf(right + 8, end + 4)}Z`,
      }),
      ...drawProblems(edge.problems, numbers, { x: right + reach, y: bottom + reach - 6 }),
    ],
  );
}
