import { type Diagnostic, type Range } from '../diagnostic.ts';
import { isEqual } from '../schema/equal.ts';
import { yamlComments } from '../source/comments.ts';
import { type SourceDocument, readDocument, withoutMark } from '../source/document.ts';
import type { TextEdit } from './edit.ts';
import { formatJson } from './format/json.ts';
import { formatYaml } from './format/yaml.ts';
import { compareLines } from './line-changes.ts';
import type { Snapshot } from './snapshot.ts';
import { isJson, linesOf } from './text.ts';

/** A text in the layout of Parley, or why it stays as it is. */
export type Formatted =
  | { readonly kind: 'formatted'; readonly text: string }
  /** It cannot be read; the first finding says why. */
  | { readonly kind: 'broken'; readonly finding: Diagnostic };

/**
 * Lays a document out: two spaces a level, at most one empty line, one line end at its end. Values, comments, quotes, the
 * order of keys and what stands in brackets are nobody's to change.
 */
export function formatText(path: string, text: string): Formatted {
  const document = readDocument(path, text);
  const [finding] = document.findings;
  if (finding !== undefined) return { kind: 'broken', finding };
  const mark = text.slice(0, text.length - withoutMark(text).length);
  return { kind: 'formatted', text: mark + layOut(document) };
}

/** The lines that change when a document is formatted; with a range only those that touch it. */
export function formatEdits(snapshot: Snapshot, path: string, range?: Range): readonly TextEdit[] {
  const entry = snapshot.document(path);
  if (entry === undefined || entry.imported) return [];
  const { document } = entry;
  const formatted = formatText(path, document.text);
  if (formatted.kind === 'broken') return [];
  return lineEdits(document, formatted.text).filter(
    (edit) => range === undefined || touches(edit.range, range),
  );
}

/** Rarely a layout makes room for another one; one that never comes to rest is none. */
const maxTurns = 4;

function layOut({ path, root, text: original }: SourceDocument): string {
  const text = original.replaceAll('\r\n', '\n');
  // Only comments, or nothing at all: there is no layout to give.
  if (root === undefined || text.includes('\r')) return original;
  let last = text;
  for (let turn = 0; turn < maxTurns; turn++) {
    const next = layOutOnce(path, last);
    if (next === undefined || !isSame(path, text, next)) return original;
    if (next === last) return original.includes('\r\n') ? last.replaceAll('\n', '\r\n') : last;
    last = next;
  }
  return original;
}

function layOutOnce(path: string, text: string): string | undefined {
  if (!isJson(path)) return formatYaml(text);
  const { root } = readDocument(path, text);
  return root && formatJson(text, root);
}

/** Whether a layout says the same: the value, and the comments. */
function isSame(path: string, before: string, after: string): boolean {
  const [old, now] = [readDocument(path, before), readDocument(path, after)];
  if (now.findings.length > 0 || !isEqual(old.value, now.value)) return false;
  return isJson(path) || isEqual(commentsOf(before), commentsOf(after));
}

/** What a comment is about depends on whether it has a line of its own. */
function commentsOf(text: string): readonly unknown[] {
  return yamlComments(text).map((comment) => [comment.text.trimEnd(), comment.alone]);
}

/** The lines of a document that another text of it changes. */
export function lineEdits(document: SourceDocument, after: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const split = (text: string): readonly string[] => text.split(/(?<=\n)/);
  let offset = 0;
  let open: { start: number; end: number; text: string } | undefined;
  const close = (): void => {
    if (open !== undefined)
      edits.push({ range: linesOf(document).rangeOf(open.start, open.end), text: open.text });
    open = undefined;
  };
  for (const { kind, text } of compareLines(split(document.text), split(after))) {
    if (kind === ' ') close();
    else open ??= { start: offset, end: offset, text: '' };
    if (kind !== '+') offset += text.length;
    if (open !== undefined && kind === '-') open.end = offset;
    if (open !== undefined && kind === '+') open.text += text;
  }
  close();
  return edits;
}

function touches(edit: Range, range: Range): boolean {
  return edit.start.line <= range.end.line && range.start.line <= edit.end.line;
}
