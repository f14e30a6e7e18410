import type { Severity } from '../../diagnostic.ts';
import { worstOf } from '../look.ts';
import type { Problem } from '../model.ts';
import type { Point } from './geometry.ts';
import { element, textElement } from './xml.ts';

/** The number of each finding in the list under the picture. */
export type Numbers = ReadonlyMap<Problem, number>;

const height = 16;
const cell = 6.5;

/** Names the first of some findings by its number; a plus sign says that there are more. Nothing where there is none. */
export function drawProblems(problems: readonly Problem[], numbers: Numbers, at: Point): readonly string[] {
  const worst = worstOf(problems);
  if (worst === undefined) return [];
  const first = Math.min(...problems.map((problem) => numbers.get(problem) ?? Infinity));
  return [drawBadge(worst, `${first}${problems.length > 1 ? '+' : ''}`, at)];
}

/** The colour tells how bad it is, and so does the shape, for those who see colours alike. */
export function drawBadge(severity: Severity, text: string, { x, y }: Point): string {
  const width = Math.max(height, text.length * cell + 8);
  const rx = severity === 'error' ? height / 2 : 3;
  return element('g', { class: `badge ${severity}` }, [
    element('rect', { x: x - width / 2, y: y - height / 2, width, height, rx }),
    textElement('text', { x, y: y + 3.5 }, text),
  ]);
}
