import type { TreeNode } from '../../source/tree.ts';
import { type Slot, startOfLine } from './slot.ts';

/** Whether something may be written at a place: it takes the place of a word, or there is nothing yet. */
export function isFree(slot: Slot): boolean {
  const { cursor, range, style } = slot;
  const { node, part } = cursor;
  if (range.start.offset < range.end.offset) return true;
  if (isLong(cursor.range)) return false;
  if (part !== 'space' && isWritten(node)) return false;
  return style.flow ? isFreeInFlow(slot) : isFreeInBlock(slot);
}

function isLong({ start, end }: Slot['range']): boolean {
  return start.line !== end.line;
}

/** Whether there is a value already, in the text or elsewhere in it. */
function isWritten(node: TreeNode | undefined): boolean {
  return node !== undefined && node.start < node.end;
}

/** Between a key and its colon there is nothing to write, nor right behind a bracket that closes. */
function isFreeInFlow({ entry, offset }: Slot): boolean {
  const { text } = entry.document;
  return !/^\s*:/.test(text.slice(offset, offset + 200)) && !/[\]}"']$/.test(text.slice(0, offset));
}

function isFreeInBlock(slot: Slot): boolean {
  const { entry, offset, cursor } = slot;
  const { text } = entry.document;
  const before = text.slice(startOfLine(text, offset), offset);
  const behind = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  if (!/^\s*(?:#|$)/.test(behind)) return false;
  if (/(?:^|\s)-\s*$|:\s*$/.test(before)) return cursor.part !== 'space' || !isScalar(cursor.node);
  if (before.trim() !== '') return false;
  return !isScalar(cursor.node) && isInLine(text, cursor.node, before.length);
}

function isScalar(node: TreeNode | undefined): boolean {
  return node?.kind === 'scalar' && isWritten(node);
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
