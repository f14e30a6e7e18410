import type { TreeNode } from '../../source/tree.ts';
import { type Slot, isBehindDash, startOfLine } from './slot.ts';

/** Whether something may be written at a place: it takes the place of a word, or there is nothing yet. */
export function isFree(slot: Slot): boolean {
  const { cursor, range, style } = slot;
  if (range.start.offset < range.end.offset) return true;
  if (cursor.range.start.line !== cursor.range.end.line) return false;
  if (cursor.part !== 'space' && hasValue(slot) && !isBehindDash(slot)) return false;
  return style.flow ? isFreeInFlow(slot) : isFreeInBlock(slot);
}

/** Whether a node is in the text. */
function isWritten(node: TreeNode | undefined): node is TreeNode {
  return node !== undefined && node.start < node.end;
}

/** Whether there is a value already, here or on the lines below. */
function hasValue({ cursor: { node }, entry, style }: Slot): boolean {
  if (!isWritten(node)) return false;
  // In JSON, a key on the next line is read as the value that is not written yet.
  return !(style.json && /^\s*:/.test(entry.document.text.slice(node.end)));
}

/** Between a key and its colon there is nothing to write, nor right behind what ends. */
function isFreeInFlow({ entry, offset, cursor: { node, part } }: Slot): boolean {
  const { text } = entry.document;
  if (/^\s*:/.test(text.slice(offset, offset + 200)) || /[\]}"']$/.test(text.slice(0, offset))) return false;
  const isClosed = isWritten(node) && /[\]}]/.test(text[node.end - 1] ?? '');
  return part !== 'space' || !isClosed || (node.start < offset && offset < node.end);
}

function isFreeInBlock(slot: Slot): boolean {
  const { entry, offset, cursor } = slot;
  const { text } = entry.document;
  const before = text.slice(startOfLine(text, offset), offset);
  const behind = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  if (!/^\s*(?:#|$)/.test(behind)) return false;
  if (/(?:^|\s)-\s*$|:\s*$/.test(before)) return cursor.part !== 'space' || !isScalar(cursor.node);
  if (before.trim() !== '' || isInDeeperBlock(text, offset, before.length)) return false;
  return !isScalar(cursor.node) && isInLine(text, cursor.node, before.length);
}

function isScalar(node: TreeNode | undefined): boolean {
  return node?.kind === 'scalar' && isWritten(node);
}

/** Whether the lines below belong to a block that a key in this column would end. */
function isInDeeperBlock(text: string, offset: number, column: number): boolean {
  const next = /^[^\r\n]*(?:\r\n|\n|\r)(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*([ ]*)[^\s#]/.exec(
    text.slice(offset),
  );
  return next !== null && (next[1]?.length ?? 0) > column;
}

/** Members of a block begin in one column. */
function isInLine(text: string, node: TreeNode | undefined, column: number): boolean {
  if (node === undefined || node.kind === 'scalar') return true;
  if (/[[{]/.test(text[node.start] ?? '')) return false;
  const first = node.kind === 'object' ? node.properties[0]?.keyStart : node.items[0]?.start;
  if (first === undefined) return true;
  const before = text.slice(startOfLine(text, first), first);
  const dash = before.lastIndexOf('-');
  return column === (node.kind === 'array' && dash >= 0 ? dash : before.length);
}
