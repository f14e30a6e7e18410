import type { WorkspaceEdit as SourceEdit, TextEdit as SourceTextEdit } from '@parley/toolchain/language';
import type {
  CreateFile,
  RenameFile,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { uriOf } from '../uris.ts';
import { toRange } from './range.ts';

/** A change of one text as the protocol has it. */
export function toTextEdit({ range, text }: SourceTextEdit): TextEdit {
  return { range: toRange(range), newText: text };
}

/** A change of several files as the protocol has it: edits first, then new files, then new names. */
export function toWorkspaceEdit(
  root: string,
  { edits, creates, renames }: SourceEdit,
  { hasSnippets = false }: { readonly hasSnippets?: boolean } = {},
): WorkspaceEdit {
  const changed = Object.entries(edits).map(([path, list]): TextDocumentEdit => ({
    textDocument: { uri: uriOf(root, path), version: null },
    edits: list.map((edit) => (hasSnippets ? toSnippetEdit(edit) : toTextEdit(edit))),
  }));
  const created = creates.flatMap(({ path, text }): (CreateFile | TextDocumentEdit)[] => {
    const uri = uriOf(root, path);
    const start = { line: 0, character: 0 };
    return [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ];
  });
  const renamed = renames.map(({ from, to }): RenameFile => ({
    kind: 'rename',
    oldUri: uriOf(root, from),
    newUri: uriOf(root, to),
  }));
  return { documentChanges: [...changed, ...created, ...renamed] };
}

/** A text with a place in it that is to be written: the cursor goes there. */
function toSnippetEdit(edit: SourceTextEdit): TextEdit | SnippetTextEdit {
  const { placeholder, text, range } = edit;
  if (placeholder === undefined) return toTextEdit(edit);
  const escape = (part: string): string => part.replaceAll(/[\\$}]/g, '\\$&');
  const { start, end } = placeholder;
  const wanted = `\${1:${escape(text.slice(start, end))}}`;
  const value = escape(text.slice(0, start)) + wanted + escape(text.slice(end));
  return { range: toRange(range), snippet: { kind: 'snippet', value } };
}
