import type { WorkspaceEdit as SourceEdit, TextEdit as SourceTextEdit } from '@parley/toolchain/language';
import type {
  CreateFile,
  RenameFile,
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
export function toWorkspaceEdit(root: string, { edits, creates, renames }: SourceEdit): WorkspaceEdit {
  const changed = Object.entries(edits).map(([path, list]): TextDocumentEdit => ({
    textDocument: { uri: uriOf(root, path), version: null },
    edits: list.map(toTextEdit),
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
