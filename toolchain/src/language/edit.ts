import type { Range } from '../diagnostic.ts';
import type { WorkspaceFile } from '../model/workspace.ts';
import { withoutMark } from '../source/document.ts';

/** Puts a text in the place of a range. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
  /** The stretch of `text` that whoever writes is to replace; editors put the cursor there. */
  readonly placeholder?: { readonly start: number; readonly end: number };
}

/** A change of several files; paths are those before it. Edits come first, then files are made, then renamed. */
export interface WorkspaceEdit {
  readonly edits: Readonly<Record<string, readonly TextEdit[]>>;
  readonly creates: readonly FileCreation[];
  readonly renames: readonly FileRename[];
}

export interface FileCreation {
  readonly path: string;
  readonly text: string;
}

export interface FileRename {
  readonly from: string;
  readonly to: string;
}

/** The files after a change. Throws on edits that overlap: no feature may make them. */
export function applyEdit(
  files: readonly WorkspaceFile[],
  { edits, creates, renames }: WorkspaceEdit,
): readonly WorkspaceFile[] {
  const names = new Map(renames.map(({ from, to }) => [from, to]));
  const changed = files.map((file) => ({
    ...file,
    path: names.get(file.path) ?? file.path,
    text: applyTextEdits(file.text, edits[file.path] ?? []),
  }));
  return [...changed, ...creates];
}

/** A text after some edits, whatever their order. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const content = withoutMark(text);
  const mark = text.slice(0, text.length - content.length);
  const sorted = [...edits].sort((left, right) => left.range.start.offset - right.range.start.offset);
  let result = '';
  let at = 0;
  for (const { range, text: inserted } of sorted) {
    if (range.start.offset < at) throw new Error(`two edits overlap at offset ${range.start.offset}`);
    result += content.slice(at, range.start.offset) + inserted;
    at = range.end.offset;
  }
  return mark + result + content.slice(at);
}
