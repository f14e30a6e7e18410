import { readSuppression } from '../../check/suppress/comment-text.ts';
import { yamlComments } from '../../source/comments.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { TextEdit } from '../edit.ts';
import { putAt } from '../patch/insert.ts';
import { lineStart, nextLine } from '../patch/layout.ts';
import { isJson } from '../text.ts';
import { editFile, fix, remove, replace } from './change.ts';
import type { Fix, FixRequest, Fixers, Safety } from './fix.ts';
import { withPlaceholder } from './missing.ts';
import { reasonWanted } from './suppress.ts';

type Comment = ReturnType<typeof yamlComments>[number];

/** The comment that a finding is about; in JSON, and where it is a `$comment`, there is none. */
function commentAt({ document, finding }: FixRequest): Comment | undefined {
  if (isJson(document.path)) return undefined;
  const { start } = finding.range;
  return yamlComments(document.text).find(
    (comment) => comment.start <= start.offset && start.offset < comment.end,
  );
}

function takeOut(document: SourceDocument, comment: Comment): TextEdit {
  const { text } = document;
  if (comment.alone)
    return putAt(document, [lineStart(text, comment.start), nextLine(text, comment.end)], '');
  return putAt(document, [text.slice(0, comment.start).trimEnd().length, comment.end], '');
}

/** The suppression goes: the whole comment, or of several rules this one. */
const away =
  (safety: Safety) =>
  (request: FixRequest): readonly Fix[] => {
    const comment = commentAt(request);
    if (comment === undefined) return withoutMember(request, safety);
    const { document, finding } = request;
    const { start, end } = finding.range;
    const id = document.text.slice(start.offset, end.offset);
    const others = readSuppression(comment.text)?.rules.filter((rule) => rule.id !== id) ?? [];
    const isWhole = others.length === 0 || start.offset === comment.start;
    if (isWhole)
      return fix('Remove the suppression', safety, editFile(document.path, [takeOut(document, comment)]));
    const after = /^\s*,\s*/.exec(document.text.slice(end.offset))?.[0].length ?? 0;
    const before = /[\s,]*$/.exec(document.text.slice(0, start.offset))?.[0].length ?? 0;
    const from = after > 0 ? start.offset : start.offset - before;
    return fix(
      `Remove ${id}`,
      safety,
      editFile(document.path, [putAt(document, [from, end.offset + after], '')]),
    );
  };

/** A `$comment` that says nothing else. */
function withoutMember({ value, place }: FixRequest, safety: Safety): readonly Fix[] {
  if (typeof value !== 'string' || value.includes('\n')) return [];
  const said = readSuppression(value);
  return said === undefined || said.rules.length > 1
    ? []
    : fix('Remove the suppression', safety, remove(place));
}

const giveReason = (request: FixRequest): readonly Fix[] => {
  const { document, value, place } = request;
  const comment = commentAt(request);
  const written = (comment?.text ?? (typeof value === 'string' ? value : '')).trimEnd();
  const text = `${written.endsWith(':') ? '' : ':'} ${reasonWanted}`;
  if (comment === undefined)
    return written.includes('\n') || written === ''
      ? []
      : fix('Give a reason', 'look', withPlaceholder(replace(place, written + text), reasonWanted));
  const at = comment.start + 1 + written.length;
  const edit = putAt(document, [at, comment.end], text);
  return fix('Give a reason', 'look', withPlaceholder(editFile(document.path, [edit]), reasonWanted));
};

/** `parley-ignore-next-line` and the like: there is one word for all. */
const oneWord = (request: FixRequest): readonly Fix[] => {
  const comment = commentAt(request);
  const found = /^\s*(parley-ignore[\w-]+)/.exec(comment?.text ?? '');
  if (comment === undefined || found?.[1] === undefined || found[1] === 'parley-ignore-file') return [];
  const end = comment.start + 1 + found[0].length;
  const edit = putAt(request.document, [end - found[1].length, end], 'parley-ignore');
  return fix('Write parley-ignore', 'safe', editFile(request.document.path, [edit]));
};

export const suppressionFixes: Fixers = {
  SUPPRESSION_WITHOUT_REASON: giveReason,
  SUPPRESSION_ILLEGAL: oneWord,
  SUPPRESSION_UNUSED: away('safe'),
  SUPPRESSION_NOT_ALLOWED: away('look'),
};
