import type { SourceDocument } from '../../source/document.ts';
import type { PropertyNode, TreeNode } from '../../source/tree.ts';
import type { TextEdit } from '../edit.ts';
import { isJson, linesOf } from '../text.ts';
import { findNode } from './find-node.ts';
import {
  colonEnd,
  colonFor,
  columnOf,
  indentAt,
  indentUnit,
  isFlow,
  lineEnd,
  lineStart,
  spansOf,
  withLineEnds,
} from './layout.ts';
import { type Style, printBehind, printItem, printMember, printValue } from './print.ts';

export interface NewMember {
  readonly key: string;
  readonly value: unknown;
  /** The keys in the order in which people write them; default: the new one comes last. */
  readonly order?: readonly string[];
}

/** Writes a new member into an object, behind the last one that comes before it. Where there is none, nothing. */
export function insertMember(
  document: SourceDocument,
  pointer: string,
  member: NewMember,
): readonly TextEdit[] {
  const found = findNode(document, pointer);
  if (found === undefined) return [];
  const { node, property } = found;
  if (node.kind === 'scalar')
    return node.value === null && property !== undefined ? fill(document, property, member) : [];
  if (node.kind === 'array') return [];
  const index = indexFor(node.properties, member);
  const print: Print = (style, indent) => printMember([member.key, member.value], style, indent);
  return insertEntry(document, node, { index, print });
}

/** Writes a new item at the end of a list. */
export function insertItem(document: SourceDocument, pointer: string, value: unknown): readonly TextEdit[] {
  const node = findNode(document, pointer)?.node;
  if (node?.kind !== 'array') return [];
  const print: Print = (style, indent) => printItem(value, style, indent);
  return insertEntry(document, node, { index: node.items.length, print });
}

type Print = (style: Style, indent: string) => string;

/** What is written, and before which of the others. */
interface Entry {
  readonly index: number;
  readonly print: Print;
}

/** From an offset to another. */
type Stretch = readonly [start: number, end: number];

/** An edit at one place, with the line ends of the document. */
export function putAt(document: SourceDocument, [start, end]: Stretch, text: string): TextEdit {
  return { range: linesOf(document).rangeOf(start, end), text: withLineEnds(document, text) };
}

/** How values are written in a document. */
function styleOf(document: SourceDocument, inFlow: boolean): Style {
  return { path: document.path, inFlow: inFlow && !isJson(document.path), unit: indentUnit(document) };
}

function insertEntry(document: SourceDocument, node: TreeNode, entry: Entry): readonly TextEdit[] {
  const { text } = document;
  return isFlow(text, node) ? insertFlow(document, node, entry) : insertBlock(document, node, entry);
}

function indexFor(properties: readonly PropertyNode[], { key, order }: NewMember): number {
  const rank = order?.indexOf(key) ?? -1;
  if (order === undefined || rank < 0) return properties.length;
  const later = properties.findLastIndex((property) => {
    const other = order.indexOf(property.key);
    return other >= 0 && other < rank;
  });
  return later + 1;
}

function insertBlock(document: SourceDocument, node: TreeNode, { index, print }: Entry): readonly TextEdit[] {
  const { text } = document;
  const spans = spansOf(text, node);
  const [first] = spans;
  const before = spans[index - 1];
  const indent = ' '.repeat(columnOf(text, (first ?? node).start));
  const dash = node.kind === 'array' ? '- ' : '';
  const entry = dash + print(styleOf(document, false), indent);
  if (before === undefined) return [putAt(document, [node.start, node.start], `${entry}\n${indent}`)];
  const at = lineEnd(text, before.end);
  return [putAt(document, [at, at], `\n${indent}${entry}`)];
}

function insertFlow(document: SourceDocument, node: TreeNode, { index, print }: Entry): readonly TextEdit[] {
  const { text } = document;
  const style = styleOf(document, true);
  const spans = spansOf(text, node);
  const [first] = spans;
  if (first === undefined) return [fillBrackets(document, node, print)];
  const isWrapped = text.slice(node.start, first.start).includes('\n');
  const indent = isWrapped ? indentAt(text, first.start) : indentAt(text, node.start);
  const between = isWrapped ? `\n${indent}` : ' ';
  const entry = print(style, indent);
  const next = spans[index];
  if (next !== undefined) return [putAt(document, [next.start, next.start], `${entry},${between}`)];
  const last = spans.at(-1) ?? first;
  return appendFlow(document, last.end, { entry, between, isWrapped });
}

/** Behind the last entry; a comment on its line stays with it. */
function appendFlow(
  document: SourceDocument,
  end: number,
  {
    entry,
    between,
    isWrapped,
  }: { readonly entry: string; readonly between: string; readonly isWrapped: boolean },
): readonly TextEdit[] {
  const { text } = document;
  const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
  const rest = text.slice(end + comma, lineEnd(text, end + comma));
  if (comma > 0) return [putAt(document, [end + comma, end + comma], `${between}${entry}`)];
  if (!isWrapped || !/^[ \t]*#/.test(rest) || isJson(document.path))
    return [putAt(document, [end, end], `,${between}${entry}`)];
  const at = lineEnd(text, end);
  return [putAt(document, [end, end], ','), putAt(document, [at, at], `${between}${entry}`)];
}

/** `{}` and `[]`; the root of a document gets lines of its own. */
function fillBrackets(document: SourceDocument, node: TreeNode, print: Print): TextEdit {
  const { text } = document;
  const isRoot = node === document.root;
  const indent = isRoot ? indentUnit(document) : indentAt(text, node.start);
  const entry = print(styleOf(document, true), indent);
  const [open, close] = node.kind === 'array' ? '[]' : '{}';
  const inner = isRoot ? `\n${indent}${entry}\n` : node.kind === 'array' ? entry : ` ${entry} `;
  return putAt(document, [node.start, node.end], `${open ?? ''}${inner}${close ?? ''}`);
}

/** A key without a value gets one with the member in it. */
function fill(
  document: SourceDocument,
  property: PropertyNode,
  { key, value }: NewMember,
): readonly TextEdit[] {
  const { text } = document;
  const at = colonEnd(text, property);
  const isWritten = property.value.end > property.value.start;
  const opener = text.slice(0, property.keyStart);
  const inBrackets = isJson(document.path) || /[{,]\s*$/.test(opener);
  if (inBrackets) {
    const entry = printMember([key, value], styleOf(document, true), indentAt(text, property.keyStart));
    const end = isWritten ? property.value.end : at;
    return [putAt(document, [at, end], `${colonFor(text, property)} { ${entry} }`)];
  }
  const indent = ' '.repeat(columnOf(text, property.keyStart) + 2);
  const entry = `\n${indent}${printMember([key, value], styleOf(document, false), indent)}`;
  if (isWritten) return [putAt(document, [at, property.value.end], entry)];
  const end = lineEnd(text, at);
  return [putAt(document, [end, end], entry)];
}

/** Writes another value in the place of one. */
export function replaceValue(document: SourceDocument, pointer: string, value: unknown): readonly TextEdit[] {
  const found = findNode(document, pointer);
  if (found === undefined) return [];
  const { property, parent, index } = found;
  const inBrackets = parent !== undefined && isFlow(document.text, parent);
  if (property !== undefined) return [replaceBehind(document, property, { value, inBrackets })];
  const span = parent && spansOf(document.text, parent)[index];
  return span === undefined ? [] : [replaceItem(document, span, { value, inBrackets })];
}

interface Replacement {
  readonly value: unknown;
  readonly inBrackets: boolean;
}

function replaceBehind(
  document: SourceDocument,
  property: PropertyNode,
  { value, inBrackets }: Replacement,
): TextEdit {
  const { text } = document;
  const from = colonEnd(text, property);
  const end = Math.max(from, valueEndOf(document, property));
  // A comment behind the key stays behind what comes there now.
  const comment = inBrackets ? undefined : /^[ \t]*(#[^\r\n]*)/.exec(text.slice(from, end))?.[1];
  const indent = inBrackets
    ? indentAt(text, property.keyStart)
    : ' '.repeat(columnOf(text, property.keyStart));
  const printed = printBehind(value, styleOf(document, inBrackets), indent);
  const after = comment === undefined ? '' : ` ${comment.trimEnd()}`;
  const behind = printed.startsWith('\n') ? after + printed : printed + after;
  return putAt(document, [from, end], colonFor(text, property) + behind);
}

function replaceItem(
  document: SourceDocument,
  span: { readonly start: number; readonly end: number },
  { value, inBrackets }: Replacement,
): TextEdit {
  const { text } = document;
  const style = styleOf(document, inBrackets);
  const start = text[span.start] === '-' && !inBrackets ? Math.min(span.start + 2, span.end) : span.start;
  const printed = inBrackets
    ? printValue(value, style, indentAt(text, lineStart(text, start)))
    : printItem(value, style, ' '.repeat(columnOf(text, span.start)));
  return putAt(document, [start, span.end], printed);
}

function valueEndOf(document: SourceDocument, property: PropertyNode): number {
  const holder: TreeNode = {
    kind: 'object',
    start: property.keyStart,
    end: property.value.end,
    properties: [property],
  };
  return spansOf(document.text, holder)[0]?.end ?? property.value.end;
}
