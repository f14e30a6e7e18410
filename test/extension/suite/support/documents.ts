import { type Position, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';

/** A file of the folder that the window opened. */
export function fileUri(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('the window has no folder');
  return Uri.joinPath(folder.uri, path);
}

/** Opens a file in an editor. */
export async function open(path: string): Promise<TextDocument> {
  const { document } = await window.showTextDocument(fileUri(path), { preview: false });
  return document;
}

/** Where a text begins in a document. */
export function placeOf(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.uri.path} has no ${text}`);
  return document.positionAt(offset);
}

/** Puts a text in the place of another, as typing does: it is not saved. */
export async function replace(document: TextDocument, from: string, to: string): Promise<void> {
  const start = placeOf(document, from);
  const edit = new WorkspaceEdit();
  edit.replace(
    document.uri,
    new Range(start, document.positionAt(document.offsetAt(start) + from.length)),
    to,
  );
  if (!(await workspace.applyEdit(edit))) throw new Error('the edit was refused');
}

/** Writes a file past the editor. */
export async function writeFile(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

export async function readFile(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(fileUri(path)));
}
