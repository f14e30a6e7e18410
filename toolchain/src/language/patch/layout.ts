import { isObject } from '../../source/pointer.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { TreeNode } from '../../source/tree.ts';
import { isJson } from '../text.ts';

type Property = Extract<TreeNode, { kind: 'object' }>['properties'][number];

/** The stretch of one member or item: from its key or dash to the end of what is written for it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a list or object stands in brackets; in JSON all do. */
export function isFlow(text: string, node: TreeNode): boolean {
  return text[node.start] === '{' || text[node.start] === '[';
}

/** Where the text of a value ends, without the comments and line ends behind it. */
export function contentEnd(text: string, node: TreeNode): number {
  if (node.kind === 'scalar') return node.start + text.slice(node.start, node.end).trimEnd().length;
  if (isFlow(text, node)) return node.end;
  const last = node.kind === 'object' ? node.properties.at(-1) : node.items.at(-1);
  if (last === undefined) return node.end;
  return 'key' in last ? propertyEnd(text, last) : itemEnd(text, last, node);
}

/** Where a member ends; one without a value ends with its colon. */
function propertyEnd(text: string, property: Property): number {
  const colon = colonEnd(text, property);
  const alias = aliasAt(text, colon);
  if (alias !== undefined) return alias;
  const { value } = property;
  return value.start < colon || value.start === value.end ? colon : contentEnd(text, value);
}

/** Behind the colon of a member; in brackets it may have none, and the next colon is another's. */
export function colonEnd(text: string, { keyEnd }: Property): number {
  const colon = /(?:\s|#.*)*:/y;
  colon.lastIndex = keyEnd;
  return colon.test(text) ? colon.lastIndex : keyEnd;
}

/** What is missing between a key and the value that it gets. */
export function colonFor(text: string, property: Property): ':' | '' {
  return colonEnd(text, property) === property.keyEnd ? ':' : '';
}

/** The members or items of a value, one after the other. */
export function spansOf(text: string, node: TreeNode): readonly Span[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'object') {
    return node.properties.map((property) => ({
      start: property.keyStart,
      end: propertyEnd(text, property),
    }));
  }
  const inFlow = isFlow(text, node);
  let from = inFlow ? node.start + 1 : node.start;
  return node.items.map((item) => {
    const start = nextItem(text, from, inFlow);
    const isHere = item.start >= start && item.end <= node.end;
    const value = inFlow ? start : start + 1;
    const end = isHere ? Math.max(value, contentEnd(text, item)) : (aliasAt(text, value) ?? value);
    from = end;
    return { start, end };
  });
}

/** The column of an offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The spaces at the begin of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The end of the line of an offset, before what ends it. */
export function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

/** Behind the end of the line of an offset. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}

/** Lines that are put in end as those of the text do. */
export function withLineEnds({ text }: SourceDocument, inserted: string): string {
  return text.includes('\r\n') ? inserted.replaceAll(/\r?\n/g, '\r\n') : inserted;
}

/** How far a level is indented in a file. */
export function indentUnit({ path, text }: SourceDocument): string {
  if (!isJson(path)) return '  ';
  return /^\{\s*?\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
}

/** Whether a value has members or items. */
export function hasEntries(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}

function itemEnd(text: string, item: TreeNode, list: TreeNode): number {
  if (item.start < list.start || item.end > list.end) {
    // An alias: the value stands elsewhere.
    const spans = spansOf(text, list);
    return spans.at(-1)?.end ?? list.end;
  }
  return contentEnd(text, item);
}

function aliasAt(text: string, offset: number): number | undefined {
  const found = /^\s*\*[^\s,\]{}[]+/.exec(text.slice(offset, offset + 500));
  return found === null ? undefined : offset + found[0].length;
}

/** The dash of an item, in brackets the item itself; before it there are only spaces, commas and comments. */
function nextItem(text: string, from: number, inFlow: boolean): number {
  const between = inFlow ? /^(?:[\s,]|#[^\r\n]*)*/ : /^(?:\s|#[^\r\n]*)*/;
  return from + (between.exec(text.slice(from))?.[0].length ?? 0);
}
