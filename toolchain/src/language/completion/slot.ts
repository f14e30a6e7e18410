import type { Range } from '../../diagnostic.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import type { SourceDocument } from '../../source/document.ts';
import { yamlComments } from '../../source/comments.ts';
import { type Cursor, cursorAt, nodeAt } from '../cursor.ts';
import { openFlowAt } from '../cursor/yaml-flow.ts';
import { joinPointer } from '../../source/pointer.ts';
import type { Snapshot } from '../snapshot.ts';
import { isJson, linesOf } from '../text.ts';

/** A place at which something may be written. */
export interface Slot {
  readonly snapshot: Snapshot;
  readonly entry: WorkspaceDocument;
  readonly offset: number;
  readonly cursor: Cursor;
  /** What is replaced: on one line, and the cursor is in it. Quotes are in it. */
  readonly range: Range;
  /** What of it stands before the cursor, without a quote. */
  readonly typed: string;
  readonly style: Style;
}

/** How a document writes what stands at a place. */
export interface Style {
  readonly json: boolean;
  /** Between brackets, where commas separate: always in JSON. */
  readonly flow: boolean;
  /** Nothing else is on the line. */
  readonly alone: boolean;
  /** The quotes that are there already. */
  readonly quote: '"' | "'" | undefined;
  /** Of the line that the place is on. */
  readonly indent: string;
}

/** The place at an offset of the present text of a document. */
export function slotAt(snapshot: Snapshot, entry: WorkspaceDocument, offset: number): Slot {
  const { document } = entry;
  const { text } = document;
  const cursor = behindValue(document, offset);
  const [start, end] = spanOf(cursor, text, offset);
  const first = text[start] ?? '';
  const quote = end > start && (first === '"' || first === "'") ? first : undefined;
  const lineStart = startOfLine(text, offset);
  return {
    snapshot,
    entry,
    offset,
    cursor,
    range: linesOf(document).rangeOf(start, end),
    typed: text.slice(start + (quote === undefined ? 0 : 1), Math.max(offset, start)),
    style: {
      json: isJson(document.path),
      flow: isJson(document.path) || openFlowAt(text, start) !== undefined,
      alone: text.slice(lineStart, start).trim() === '',
      quote,
      indent: /^\s*/.exec(text.slice(lineStart, start))?.[0] ?? '',
    },
  };
}

/** In a JSON text that is not closed, what comes behind a value is a member of the object around it. */
function behindValue(document: SourceDocument, offset: number): Cursor {
  const cursor = cursorAt(document, offset);
  const { part, node, keys } = cursor;
  const isBehind = node !== undefined && node.start < node.end && node.end < offset;
  if (!isJson(document.path) || part !== 'value' || !isBehind || keys.length === 0) return cursor;
  if (document.text.slice(node.end, offset).trim() !== '') return cursor;
  const around = keys.slice(0, -1);
  const parent = nodeAt(document.root, around);
  return { ...cursor, keys: around, pointer: joinPointer('', ...around), part: 'space', node: parent };
}

/** The comment of a YAML text that an offset is in: from behind its `#` to its end. */
export function commentAt(
  path: string,
  text: string,
  offset: number,
): { readonly start: number; readonly text: string } | undefined {
  if (isJson(path) || !text.slice(startOfLine(text, offset), offset).includes('#')) return undefined;
  const comment = yamlComments(text).find(({ start, end }) => start < offset && offset <= end);
  return comment && { start: comment.start + 1, text: comment.text };
}

/** Whether a place is behind the dash of an item of a YAML list. */
export function isBehindDash({ entry, range, style }: Slot): boolean {
  const { offset, column } = range.start;
  return !style.flow && /(?:^|\s)-\s*$/.test(entry.document.text.slice(offset - column, offset));
}

export function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The token under the cursor, cut to its line; a text without its end is only the word that is typed. */
function spanOf(cursor: Cursor, text: string, offset: number): readonly [number, number] {
  const [start, end] = [cursor.range.start.offset, cursor.range.end.offset];
  const isHere = start <= offset && offset <= end && isToken(cursor);
  if (!isHere) return [offset, offset];
  const token = text.slice(start, end);
  // What begins an item or a comment is no word.
  if (token === '-' || token.startsWith('#')) return [offset, offset];
  const isOpen = /^["']/.test(token) && (token.length < 2 || !token.endsWith(token[0] ?? ''));
  const isLong = /[\r\n]/.test(token);
  if (!isOpen) return isLong ? [offset, offset] : [start, end];
  const isOnLine = !/[\r\n]/.test(text.slice(start, offset));
  return isOnLine ? [start, offset + wordBehind(text, offset)] : [offset, offset];
}

/** A key or a scalar, not the whole of an object. */
function isToken({ part, node }: Cursor): boolean {
  return part !== 'value' || node === undefined || node.kind === 'scalar';
}

function wordBehind(text: string, offset: number): number {
  return /^[\w.*/$#{}-]*/.exec(text.slice(offset))?.[0].length ?? 0;
}
