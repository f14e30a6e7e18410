import type { TreeNode } from '../../source/tree.ts';
import { spansOf } from '../patch/layout.ts';

/** A JSON document with two spaces a level: what stands on one line stays there, what has lines has one an entry. */
export function formatJson(text: string, root: TreeNode): string {
  return `${print(text, root, '')}\n`;
}

function print(text: string, node: TreeNode, indent: string): string {
  if (node.kind === 'scalar') return text.slice(node.start, node.end);
  const [open, close] = node.kind === 'array' ? ['[', ']'] : ['{', '}'];
  const spans = spansOf(text, node);
  const first = spans[0];
  if (first === undefined) return open + close;
  const isWrapped = text.slice(node.start, first.start).includes('\n');
  const deeper = isWrapped ? `${indent}  ` : indent;
  const entries = entriesOf(text, node, deeper);
  if (!isWrapped) {
    const pad = node.kind === 'array' ? '' : ' ';
    return `${open}${pad}${entries.join(', ')}${pad}${close}`;
  }
  const lines = entries.map((entry, index) => {
    const before = spans[index - 1];
    const blank = before !== undefined && isApart(text.slice(before.end, spans[index]?.start)) ? '\n' : '';
    return `${blank}${deeper}${entry}`;
  });
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function entriesOf(text: string, node: TreeNode, indent: string): readonly string[] {
  if (node.kind === 'array') return node.items.map((item) => print(text, item, indent));
  if (node.kind === 'scalar') return [];
  return node.properties.map(
    ({ keyStart, keyEnd, value }) => `${text.slice(keyStart, keyEnd)}: ${print(text, value, indent)}`,
  );
}

/** Whether there is an empty line between two entries. */
function isApart(between: string): boolean {
  return /\n[ \t]*\n/.test(between);
}
