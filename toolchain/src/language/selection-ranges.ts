import type { Range } from '../diagnostic.ts';
import type { PropertyNode, TreeNode } from '../source/tree.ts';
import type { Snapshot } from './snapshot.ts';
import { linesOf } from './text.ts';

type Span = readonly [start: number, end: number];

/** What a selection grows to, step by step from the smallest to the whole document. */
export function selectionRangesAt(snapshot: Snapshot, path: string, offset: number): readonly Range[] {
  const document = snapshot.document(path)?.document;
  if (document === undefined) return [];
  const { root, text } = document;
  const spans: Span[] = [[0, text.length]];
  if (root !== undefined) collect(root, { text, offset, spans });
  const lines = linesOf(document);
  const growing = spans.filter(([start, end], index) => {
    const [before, after] = spans[index - 1] ?? [-1, -1];
    return start !== before || end !== after;
  });
  return growing.reverse().map(([start, end]) => lines.rangeOf(start, end));
}

interface Collection {
  readonly text: string;
  readonly offset: number;
  readonly spans: Span[];
}

/** Adds what holds the offset, from the outside to the inside. */
function collect(node: TreeNode, collection: Collection): void {
  const { text, offset } = collection;
  const { start, end } = node;
  if (offset < start || offset > end) return;
  push(collection, [start, start + text.slice(start, end).trimEnd().length]);
  if (node.kind === 'scalar') {
    addInside(start, end, collection);
    return;
  }
  const inside = /[[{]/.test(text[start] ?? '');
  if (inside && offset > start && offset < end) push(collection, [start + 1, end - 1]);
  if (node.kind === 'array') {
    const item = node.items.find((child) => child.start >= start && holds(child, offset));
    if (item !== undefined) collect(item, collection);
  } else {
    for (const property of node.properties) if (addMember(property, collection)) return;
  }
}

function addMember({ keyStart, keyEnd, value }: PropertyNode, collection: Collection): boolean {
  const { text, offset } = collection;
  const isAlias = value.start < keyEnd;
  const end = isAlias ? keyEnd : Math.max(keyEnd, value.end);
  if (offset < keyStart || offset > end) return false;
  push(collection, [keyStart, keyStart + text.slice(keyStart, end).trimEnd().length]);
  if (offset <= keyEnd) {
    push(collection, [keyStart, keyEnd]);
    addInside(keyStart, keyEnd, collection);
  } else if (!isAlias) collect(value, collection);
  return true;
}

/** Between quotes, then the one level of a name, an address or a pointer. */
function addInside(start: number, end: number, collection: Collection): void {
  const { text, offset } = collection;
  const isQuoted = /["']/.test(text[start] ?? '') && end - start >= 2;
  const [first, last] = isQuoted ? [start + 1, end - 1] : [start, end];
  if (offset < first || offset > last) return;
  push(collection, [first, last]);
  const before = /[^/.{}\s]*$/.exec(text.slice(first, offset))?.[0].length ?? 0;
  const after = /^[^/.{}\s]*/.exec(text.slice(offset, last))?.[0].length ?? 0;
  if (before + after > 0) push(collection, [offset - before, offset + after]);
}

/** A span that goes beyond the one before, as in a broken text, is cut there; one beside the offset is none. */
function push({ spans, offset }: Collection, [start, end]: Span): void {
  const [from, to] = spans.at(-1) ?? [start, end];
  const [first, last] = [Math.max(start, from), Math.min(end, to)];
  if (first <= offset && offset <= last) spans.push([first, last]);
}

function holds({ start, end }: TreeNode, offset: number): boolean {
  return start <= offset && offset <= end;
}
