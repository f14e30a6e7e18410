import type { WorkspaceDocument } from '../../model/workspace.ts';
import type { Snapshot } from '../snapshot.ts';
import { linesOf } from '../text.ts';
import type { Candidate, CompletionItem } from './item.ts';
import { isSuppressible, suppressible } from './names/rules.ts';
import { commentAt } from './slot.ts';
import { inSnippet, withoutStops } from './spell.ts';

/** A text in which findings may be left out: a comment, or the value of `$comment`. */
interface Note {
  readonly snapshot: Snapshot;
  readonly entry: WorkspaceDocument;
  readonly text: string;
  /** Of the text in the document. */
  readonly start: number;
  readonly offset: number;
  /** Whether a reason may be written behind a colon. */
  readonly takesReason: boolean;
}

/** What may be written in a comment; undefined: the offset is in none. */
export function commentCompletions(
  snapshot: Snapshot,
  entry: WorkspaceDocument,
  offset: number,
): readonly CompletionItem[] | undefined {
  const comment = commentAt(entry.document.path, entry.document.text, offset);
  return comment && noteCompletions({ snapshot, entry, ...comment, offset, takesReason: true });
}

/** What leaves findings out, in a text that may do that. */
export function noteCompletions(note: Note): readonly CompletionItem[] {
  const before = note.text.slice(0, note.offset - note.start);
  if (/^\s*[\w-]*$/.test(before)) return words(note);
  const isList = /^\s*parley-ignore(?:-file)?(?=\s)[^:]*$/.test(before);
  return isList ? rules(note) : [];
}

function words(note: Note): readonly CompletionItem[] {
  const { entry, offset } = note;
  const isTop = entry.document.root === undefined || offset <= entry.document.root.start;
  const [nearest] = nearbyRules(note);
  const options = [
    { value: 'parley-ignore', detail: 'leaves out findings of a rule here' },
    ...(isTop ? [{ value: 'parley-ignore-file', detail: 'leaves out findings of a rule in this file' }] : []),
  ];
  return options.map(({ value, detail }, index) => {
    const isWritten = note.text.includes(':') || !note.takesReason;
    const rest = isWritten ? '' : ` ${nearest === undefined ? '$1' : `\${1:${nearest}}`}: \${2:reason}`;
    return toItem(note, { value, kind: 'rule', detail, rank: index }, { rest, word: /[\w-]*$/ });
  });
}

function rules(note: Note): readonly CompletionItem[] {
  const written = new Set(note.text.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g));
  const behind = note.text.slice(note.offset - note.start);
  const rest = behind.includes(':') || behind.includes(',') || !note.takesReason ? '' : ': ${1:reason}';
  return suppressible(nearbyRules(note))
    .map((candidate) => toItem(note, candidate, { rest, word: /\w*$/ }))
    .filter(({ label, filter }) => label === filter && !written.has(label));
}

/** The rules with findings in the lines below, nearest first. */
function nearbyRules({ snapshot, entry, offset }: Note): readonly string[] {
  const { path } = entry.document;
  const { line } = linesOf(entry.document).positionAt(offset);
  const below = snapshot.recentFindings
    .filter(({ file, range, code }) => file === path && range.start.line >= line && isSuppressible(code))
    .sort((left, right) => left.range.start.line - right.range.start.line);
  return [...new Set(below.map(({ code }) => code))].slice(0, 5);
}

function toItem(
  { entry, offset }: Note,
  { value, kind, detail, documentation, rank }: Candidate,
  { rest, word }: { readonly rest: string; readonly word: RegExp },
): CompletionItem {
  const { text } = entry.document;
  const start = offset - (word.exec(text.slice(0, offset))?.[0].length ?? 0);
  const end = offset + (/^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const label = String(value);
  const snippet = inSnippet(label) + rest;
  return {
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    filter: label,
    sort: `a${String(rank).padStart(5, '0')} ${label}`,
    edit: { range: linesOf(entry.document).rangeOf(start, end), text: withoutStops(snippet) },
    ...(rest === '' ? {} : { snippet }),
    more: [],
  };
}
