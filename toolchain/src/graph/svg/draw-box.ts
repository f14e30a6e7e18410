import { worstOf } from '../look.ts';
import { describeNode } from '../words.ts';
import { type Box, boxPadding, lineStyles, ruleHeight } from './boxes.ts';
import { type Numbers, drawProblems } from './draw-badge.ts';
import type { PlacedBox } from './layout.ts';
import { element, textElement } from './xml.ts';

/** The box of a node with its texts, its tooltip and the badge of its findings. */
export function drawBox({ box, x, y }: PlacedBox, numbers: Numbers): string {
  const { node, look, problems, width, height } = box;
  const worst = worstOf(problems);
  const left = x - width / 2;
  const top = y - height / 2;
  return element(
    'g',
    {
      class: ['node', look, ...(worst === undefined ? [] : [`has-${worst}`])].join(' '),
      'data-file': node.source?.file,
      'data-line': node.source?.line,
    },
    [
      textElement('title', {}, describeNode(node, problems).join('\n')),
      element('rect', { class: 'box', x: left, y: top, width, height, rx: cornerOf(box) }),
      ...drawLines(box, left, top),
      ...drawProblems(problems, numbers, { x: left + width - 6, y: top + 1 }),
    ],
  );
}

/** Agents have corners, channels are pills. */
function cornerOf({ node, height, align }: Box): number {
  if (node.kind === 'agent') return 6;
  return align === 'left' ? 16 : Math.min(height / 2, 22);
}

function drawLines(box: Box, left: number, top: number): readonly string[] {
  const tall = box.lines.reduce(
    (sum, { style, ruled }) => sum + lineStyles[style].height + (ruled ? ruleHeight : 0),
    0,
  );
  let y = top + (box.height - tall) / 2;
  return box.lines.flatMap((line) => {
    const { height, size } = lineStyles[line.style];
    const rule = line.ruled ? drawRule(box, left, y + ruleHeight / 2) : undefined;
    if (line.ruled) y += ruleHeight;
    const baseline = y + height / 2 + size * 0.35;
    y += height;
    const text = textElement(
      'text',
      {
        class: [line.style, ...(line.isMissing ? ['gone'] : [])].join(' '),
        x: box.align === 'left' ? left + boxPadding.x : left + box.width / 2,
        y: baseline,
        'text-anchor': box.align === 'left' ? undefined : 'middle',
      },
      line.text,
    );
    return rule === undefined ? [text] : [rule, text];
  });
}

function drawRule({ width }: Box, left: number, y: number): string {
  return element('line', { class: 'rule', x1: left, x2: left + width, y1: y, y2: y });
}
