import type { WorkspaceDocument } from '../../model/workspace.ts';
import { type SourceDocument, readDocument } from '../../source/document.ts';
import { yamlComments } from '../../source/comments.ts';
import type { TreeNode } from '../../source/tree.ts';
import { applyTextEdits, type TextEdit } from '../edit.ts';
import { lineEdits } from '../format.ts';
import { putAt } from '../patch/insert.ts';
import { keyOrder } from '../patch/key-order.ts';
import { isFlow, lineStart, nextLine, spansOf } from '../patch/layout.ts';
import { editFile, toEdit } from '../quick-fixes/change.ts';
import { isJson } from '../text.ts';
import type { RefactorRequest, Refactoring } from './refactoring.ts';

/** Files have fewer objects. */
const maxObjects = 2000;

type ObjectNode = Extract<TreeNode, { kind: 'object' }>;

/** The keys of a document in the order in which the guide has them; those whose order is yours stay. */
export function sortKeys({ entry, document, cursor }: RefactorRequest): readonly Refactoring[] {
  if (document.findings.length > 0 || cursor.keys.length > 1) return [];
  const text = sortedText(document, entry.kind);
  const list = text === document.text ? [] : lineEdits(document, text);
  if (list.length === 0) return [];
  return [{ title: 'Sort keys', kind: 'refactor.rewrite', edit: toEdit([editFile(document.path, list)]) }];
}

function sortedText(document: SourceDocument, kind: WorkspaceDocument['kind']): string {
  let current = document;
  const done = new Set<string>();
  for (let count = 0; count < maxObjects; count++) {
    const edits = firstUnsorted(current, kind, done);
    if (edits === undefined) break;
    current = readDocument(current.path, applyTextEdits(current.text, edits));
  }
  return current.text;
}

/** The edits that sort one object; each is looked at once. */
function firstUnsorted(
  document: SourceDocument,
  kind: WorkspaceDocument['kind'],
  done: Set<string>,
): readonly TextEdit[] | undefined {
  const search = (node: TreeNode, keys: readonly string[]): readonly TextEdit[] | undefined => {
    if (node.kind === 'scalar') return undefined;
    const place = JSON.stringify(keys);
    if (node.kind === 'object' && !done.has(place)) {
      done.add(place);
      const edits = sortObject(document, node, keyOrder(kind, keys));
      if (edits !== undefined) return edits;
    }
    const children =
      node.kind === 'object'
        ? node.properties.map(({ key, value }) => [key, value] as const)
        : node.items.map((item, index) => [String(index), item] as const);
    for (const [key, child] of children) {
      // What stands elsewhere is sorted there.
      const found =
        child.start < node.start || child.end > node.end ? undefined : search(child, [...keys, key]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return document.root && search(document.root, []);
}

function sortObject(
  document: SourceDocument,
  node: ObjectNode,
  order: readonly string[] | undefined,
): readonly TextEdit[] | undefined {
  if (order === undefined) return undefined;
  const rank = ({ key }: ObjectNode['properties'][number]): number =>
    order.includes(key) ? order.indexOf(key) : order.length;
  const indices = node.properties.map((_, index) => index);
  const sorted = [...indices].sort((left, right) => {
    const [one, other] = [node.properties[left], node.properties[right]];
    return one === undefined || other === undefined ? 0 : rank(one) - rank(other) || left - right;
  });
  if (sorted.every((from, to) => from === to)) return undefined;
  return isFlow(document.text, node) ? sortFlow(document, node, sorted) : sortBlock(document, node, sorted);
}

/** In brackets each takes the place of another; where comments stand between them nobody knows whose they are. */
function sortFlow(
  document: SourceDocument,
  node: ObjectNode,
  sorted: readonly number[],
): readonly TextEdit[] | undefined {
  const { text, path } = document;
  const inside = (comment: { readonly start: number }): boolean =>
    node.start < comment.start && comment.start < node.end;
  if (!isJson(path) && yamlComments(text).some(inside)) return undefined;
  const spans = spansOf(text, node);
  return sorted.flatMap((from, to) => {
    const [source, target] = [spans[from], spans[to]];
    if (source === undefined || target === undefined || from === to) return [];
    return [putAt(document, [target.start, target.end], text.slice(source.start, source.end))];
  });
}

/** Whole lines, with the comments above them; what stands above the first key of a file is about the file. */
function sortBlock(
  document: SourceDocument,
  node: ObjectNode,
  sorted: readonly number[],
): readonly TextEdit[] | undefined {
  const { text } = document;
  const spans = spansOf(text, node);
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const line = lineStart(text, first.start);
  if (text.slice(line, first.start).trim() !== '') return undefined;
  const begin = node === document.root ? line : aboveComments(text, line);
  const ends = spans.map(({ end }) => nextLine(text, end));
  const chunks = ends.map((end, index) => text.slice(index === 0 ? begin : ends[index - 1], end));
  const lines = chunks.map((chunk) => (chunk.endsWith('\n') ? chunk : `${chunk}\n`));
  const joined = sorted
    .map((from) => lines[from] ?? '')
    .join('')
    .replace(/^(?:[ \t]*\r?\n)+/, '');
  const end = ends.at(-1) ?? last.end;
  return [
    putAt(
      document,
      [begin, end],
      text.slice(begin, end).endsWith('\n') ? joined : joined.replace(/\r?\n$/, ''),
    ),
  ];
}

/** The begin of the comments that stand directly above a line. */
function aboveComments(text: string, line: number): number {
  let begin = line;
  while (begin > 0) {
    const before = lineStart(text, begin - (text.startsWith('\r\n', begin - 2) ? 2 : 1));
    if (!/^[ \t]*#/.test(text.slice(before, begin))) break;
    begin = before;
  }
  return begin;
}
