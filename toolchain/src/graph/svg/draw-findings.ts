import type { FleetGraph, Problem } from '../model.ts';
import { severities } from '../../diagnostic.ts';
import { allProblems } from '../look.ts';
import { oneLine } from '../words.ts';
import { type Numbers, drawBadge } from './draw-badge.ts';
import { cellsOf, cutEnd } from './measure.ts';
import { element, textElement } from './xml.ts';

const shown = 12;
const rowHeight = 21;
const indent = 34;
const cell = 6.8;
const codeCell = 6.9;

/** The worst first. */
export function numberProblems(graph: FleetGraph): Numbers {
  const all = allProblems(graph);
  const sorted = severities.flatMap((severity) => all.filter((problem) => problem.severity === severity));
  return new Map(sorted.map((problem, index) => [problem, index + 1]));
}

/** The first findings in words: where a picture is only looked at, nobody sees its tooltips. */
export function drawFindings(
  numbers: Numbers,
  width: number,
): { readonly height: number; readonly text: string } {
  const rows = [...numbers].slice(0, shown).map(([problem, number]) => drawRow(problem, number, width));
  const more = numbers.size - shown;
  const words = `and ${more} more, in the tooltips and in the output of parley check`;
  const rest =
    more > 0 ? [textElement('text', { class: 'finding', x: indent, y: shown * rowHeight + 14 }, words)] : [];
  return {
    height: (rows.length + rest.length) * rowHeight,
    text: element('g', { class: 'findings' }, [...rows, ...rest]),
  };
}

function drawRow({ severity, code, message, file, line }: Problem, number: number, width: number): string {
  const y = (number - 1) * rowHeight + rowHeight / 2;
  const codeWidth = cellsOf(code) * codeCell + 14;
  const cells = Math.max(20, Math.floor((width - indent - codeWidth) / cell));
  const words = oneLine(`${message} (${file}:${line})`);
  return element('g', {}, [
    drawBadge(severity, String(number), { x: 12, y }),
    textElement('text', { class: 'finding code', x: indent, y: y + 4 }, code),
    textElement('text', { class: 'finding', x: indent + codeWidth, y: y + 4 }, cutEnd(words, cells)),
  ]);
}
