import { Position, Selection, TextEditorRevealType, Uri, ViewColumn, window } from 'vscode';

/** Opens a line of the contracts that a page names; what is no place in a workspace is left alone. */
export async function openPlace(root: string, place: unknown): Promise<void> {
  if (typeof place !== 'object' || place === null) return;
  const { file, line, column } = place as Readonly<Record<string, unknown>>;
  if (typeof file !== 'string' || typeof line !== 'number' || typeof column !== 'number') return;
  if (file.startsWith('/') || /^[a-z]+:/iu.test(file)) return;
  await openAt(Uri.joinPath(Uri.parse(root), file), { line: line - 1, character: column - 1 });
}

/** Opens a file at a position, which counts from 0. */
export async function openAt(
  uri: Uri,
  { line, character }: { readonly line: number; readonly character: number },
): Promise<void> {
  const position = new Position(Math.max(0, line), Math.max(0, character));
  const active = window.tabGroups.activeTabGroup.viewColumn;
  const editor = await window.showTextDocument(uri, {
    selection: new Selection(position, position),
    // Beside a page that fills the whole editor it can be read together with it.
    viewColumn: window.activeTextEditor?.viewColumn ?? (isPageActive() ? ViewColumn.Beside : active),
    preview: true,
  });
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

function isPageActive(): boolean {
  const input: unknown = window.tabGroups.activeTabGroup.activeTab?.input;
  return typeof input === 'object' && input !== null && 'viewType' in input;
}
