import { readDocument, withoutMark } from '../source/document.ts';
import { readDeclarations } from './declarations.ts';
import { fileKind } from './file-kind.ts';
import type { WorkspaceDocument, WorkspaceFile } from './workspace.ts';

/** The files of a workspace with what became of each. */
export interface ReadFiles {
  readonly files: readonly WorkspaceFile[];
  /** Beside the files; undefined: of no kind. */
  readonly entries: readonly (WorkspaceDocument | undefined)[];
  /** Sorted by path. */
  readonly documents: readonly WorkspaceDocument[];
  /** Whether the files came sorted, too. */
  readonly isSorted: boolean;
}

/** Reads what is not the same object, at the same place, as before: of all other files nothing is looked at. */
export function readFiles(files: readonly WorkspaceFile[], before: ReadFiles): ReadFiles {
  let isAligned = before.files.length === files.length;
  let known: ReadonlyMap<string, WorkspaceDocument> | undefined;
  const entries = files.map((file, index) => {
    const beside = before.files[index];
    if (beside === file) return before.entries[index];
    if (beside?.path === file.path) return readEntry(file, before.entries[index]);
    isAligned = false;
    known ??= new Map(before.documents.map((entry) => [entry.document.path, entry]));
    return readEntry(file, known.get(file.path));
  });
  const documents: WorkspaceDocument[] = [];
  for (const entry of entries) if (entry !== undefined) documents.push(entry);
  const isSorted = isAligned ? before.isSorted : isInOrder(documents);
  return { files, entries, documents: isSorted ? documents : documents.sort(comparePaths), isSorted };
}

function readEntry(
  file: WorkspaceFile,
  before: WorkspaceDocument | undefined,
): WorkspaceDocument | undefined {
  const { path, text, imported = false } = file;
  const kind = before?.kind ?? fileKind(path);
  if (kind === 'other') return undefined;
  const document =
    before === undefined || !isSameText(before, text) ? readDocument(path, text) : before.document;
  if (before?.document === document && before.imported === imported) return before;
  return { document, kind, imported, declares: readDeclarations(document, kind, imported) };
}

function isSameText({ document }: WorkspaceDocument, text: string): boolean {
  return document.text === text || document.text === withoutMark(text);
}

function isInOrder(documents: readonly WorkspaceDocument[]): boolean {
  return documents.every((entry, index) => {
    const before = documents[index - 1];
    return before === undefined || comparePaths(before, entry) < 0;
  });
}

function comparePaths(left: WorkspaceDocument, right: WorkspaceDocument): number {
  return left.document.path < right.document.path ? -1 : 1;
}
