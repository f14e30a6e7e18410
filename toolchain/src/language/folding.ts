import type { SourceDocument } from '../source/document.ts';
import { yamlComments } from '../source/comments.ts';
import type { TreeNode } from '../source/tree.ts';
import type { Snapshot } from './snapshot.ts';
import { isJson, linesOf } from './text.ts';

/** Lines that can be hidden; the first one stays. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'region' | 'comment';
}

/** Every object and list over several lines, and every comment over several lines. */
export function foldingRanges(snapshot: Snapshot, path: string): readonly FoldingRange[] {
  const document = snapshot.document(path)?.document;
  if (document === undefined) return [];
  const folds = new Map<number, FoldingRange>();
  if (document.root !== undefined) addFolds(document, document.root, folds);
  const comments = isJson(path) ? [] : commentFolds(document);
  return [...folds.values(), ...comments].sort((left, right) => left.startLine - right.startLine);
}

function addFolds(document: SourceDocument, root: TreeNode, folds: Map<number, FoldingRange>): void {
  const lines = linesOf(document);
  const add = (start: number, node: TreeNode): void => {
    const startLine = lines.positionAt(start).line;
    const last = lastOffset(document, node);
    // The line with the closing bracket stays.
    const endLine = lines.positionAt(last).line - (/[{[]/.test(document.text[node.start] ?? '') ? 1 : 0);
    const known = folds.get(startLine);
    if (endLine > startLine && (known === undefined || known.endLine < endLine))
      folds.set(startLine, { startLine, endLine, kind: 'region' });
  };
  const visit = (node: TreeNode): void => {
    if (node.kind === 'array') for (const item of node.items) visitMember(item.start, item, node);
    if (node.kind === 'object')
      for (const { keyStart, value } of node.properties) visitMember(keyStart, value, node);
  };
  const visitMember = (start: number, value: TreeNode, parent: TreeNode): void => {
    // What an alias stands for folds where it is written.
    if (value.kind === 'scalar' || value.start < Math.max(start, parent.start)) return;
    add(start, value);
    visit(value);
  };
  if (isJson(document.path)) add(root.start, root);
  visit(root);
}

/** The end of a node without the empty lines behind it. */
function lastOffset({ text }: SourceDocument, { start, end }: TreeNode): number {
  let last = end - 1;
  while (last > start && /\s/.test(text[last] ?? '')) last--;
  return last;
}

function commentFolds(document: SourceDocument): readonly FoldingRange[] {
  const lines = linesOf(document);
  const folds: FoldingRange[] = [];
  let startLine = -1;
  let endLine = -1;
  const close = (): void => {
    if (endLine > startLine) folds.push({ startLine, endLine, kind: 'comment' });
  };
  for (const { start, alone } of yamlComments(document.text)) {
    if (!alone) continue;
    const { line } = lines.positionAt(start);
    if (line !== endLine + 1 || startLine < 0) {
      close();
      startLine = line;
    }
    endLine = line;
  }
  close();
  return folds;
}
