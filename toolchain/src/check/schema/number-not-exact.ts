import type { Place } from '../../model/place.ts';
import { joinPointer } from '../../source/pointer.ts';
import type { TreeNode } from '../../source/tree.ts';
import type { Report, Rule } from '../rule.ts';

/** What a text has that has a number of 16 characters or in exponential form; most have none, and need no tree. */
const maybeLong = /[-+.\d]{16}|\d\.?[eE][-+]?\d/;

/** A text without one of these has short numbers only. */
const mayLose = /[\d.]{16}|\d[eE][-+]?\d/;

export const numberNotExact: Rule = {
  id: 'NUMBER_NOT_EXACT',
  severity: 'warning',
  summary: 'A number has more digits than are kept when it is read.',
  each: 'file',
  check: ({ document }, report) => {
    if (!maybeLong.test(document.text)) return;
    if (document.root !== undefined && mayLose.test(document.text))
      visit({ document, pointer: '' }, document.root, report);
  },
};

function visit(place: Place, node: TreeNode, report: Report): void {
  const { document, pointer } = place;
  if (node.kind === 'array') {
    for (const [index, item] of node.items.entries())
      visit({ document, pointer: joinPointer(pointer, index) }, item, report);
  } else if (node.kind === 'object') {
    for (const { key, value } of node.properties)
      visit({ document, pointer: joinPointer(pointer, key) }, value, report);
  } else if (typeof node.value === 'number') {
    const text = document.text.slice(node.start, node.end);
    if (isExact(text, node.value)) return;
    const message = `${text} is read as ${node.value}: a number keeps about 16 digits`;
    report({ place, message, hint: 'a longer number travels as text' });
  }
}

/** Whether a number, written out again, has the digits that it was written with. */
function isExact(text: string, value: number): boolean {
  // Short numbers are exact, and every number is that is not written in decimal.
  if (text.length < 16 && !/[eE]/.test(text)) return true;
  const [written, read] = [normalize(text), normalize(String(value))];
  return written === undefined || written === read;
}

/** `-012.50e3` -> `-125e2`: the same text for the same number. */
function normalize(text: string): string | undefined {
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign === '-' ? '-' : ''}${significant}e${power}`;
}
