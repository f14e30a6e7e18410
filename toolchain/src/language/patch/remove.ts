import type { SourceDocument } from '../../source/document.ts';
import type { TreeNode } from '../../source/tree.ts';
import type { TextEdit } from '../edit.ts';
import { findNode } from './find-node.ts';
import { putAt } from './insert.ts';
import { type Span, isFlow, lineEnd, lineStart, nextLine, spansOf } from './layout.ts';

/** Takes a member or an item out; comments on lines of their own stay. */
export function removeEntry(document: SourceDocument, pointer: string): readonly TextEdit[] {
  const found = findNode(document, pointer);
  const { parent } = found ?? {};
  if (found === undefined || parent === undefined) return [];
  const { text } = document;
  const spans = spansOf(text, parent);
  if (spans.length === 1) return [emptied(document, parent, spans)];
  return [
    isFlow(text, parent)
      ? removeFlow(document, spans, found.index)
      : removeBlock(document, spans, found.index),
  ];
}

/** What loses its only entry is empty, and says so. */
function emptied(document: SourceDocument, parent: TreeNode, [only]: readonly Span[]): TextEdit {
  const { text } = document;
  const empty = parent.kind === 'array' ? '[]' : '{}';
  if (isFlow(text, parent)) return putAt(document, [parent.start, parent.end], empty);
  const { start, end } = only ?? parent;
  const line = lineStart(text, start);
  const above = text.slice(0, line).trimEnd();
  const isAlone =
    text.slice(line, start).trim() === '' && above.endsWith(':') && !lastLine(above).includes('#');
  return isAlone ? putAt(document, [above.length, end], ` ${empty}`) : putAt(document, [start, end], empty);
}

function lastLine(text: string): string {
  return text.slice(lineStart(text, text.length));
}

function removeFlow(document: SourceDocument, spans: readonly Span[], index: number): TextEdit {
  const here = spans[index] ?? { start: 0, end: 0 };
  const next = spans[index + 1];
  if (next !== undefined) return putAt(document, [here.start, next.start], '');
  return putAt(document, [spans[index - 1]?.end ?? here.start, here.end], '');
}

function removeBlock(document: SourceDocument, spans: readonly Span[], index: number): TextEdit {
  const { text } = document;
  const { start, end } = spans[index] ?? { start: 0, end: 0 };
  const line = lineStart(text, start);
  const next = spans[index + 1];
  // The first member of an item stands behind its dash.
  if (text.slice(line, start).trim() !== '' && next !== undefined)
    return putAt(document, [start, next.start], '');
  const last = nextLine(text, end);
  if (last > lineEnd(text, end)) return putAt(document, [line, last], '');
  // The last line has no end: the one before loses its.
  return putAt(document, [lineEnd(text, text.slice(0, line).trimEnd().length), last], '');
}
