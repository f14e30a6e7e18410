import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';

/** A file as the explorer read it, and as it would be; without `before` it is new. */
interface EditedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

const maxFiles = 50;
const maxText = 512 * 1024;

/**
 * Shows a change of the contracts that a page proposes, for the user to confirm line by line; nothing is written before.
 * What a page sends is not trusted: only contracts of the workspace are touched.
 */
export async function openEdit(root: string, files: unknown): Promise<void> {
  const edited = readFiles(files);
  if (edited === undefined) return;
  const edit = new WorkspaceEdit();
  for (const file of edited) {
    const uri = Uri.joinPath(Uri.parse(root), file.path);
    if (file.before === undefined) createFile(edit, uri, file.after);
    else if (!(await changeFile(edit, uri, { ...file, before: file.before }))) return;
  }
  await workspace.applyEdit(edit, { isRefactoring: true });
}

const confirmed = { needsConfirmation: true, label: 'Add to the contracts' };

function createFile(edit: WorkspaceEdit, uri: Uri, text: string): void {
  edit.createFile(uri, { contents: new TextEncoder().encode(text) }, confirmed);
}

/** False when the text is not the one that the change was made for. */
async function changeFile(
  edit: WorkspaceEdit,
  uri: Uri,
  { path, before, after }: EditedFile & { readonly before: string },
): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  if (document.getText() !== before.replace(/^\uFEFF/u, '')) {
    void window.showWarningMessage(
      `${path} is not as it was when the change was made. Save it, and ask for the change again.`,
    );
    return false;
  }
  const { range, text } = smallest(document, after.replace(/^\uFEFF/u, ''));
  edit.replace(uri, range, text, confirmed);
  return true;
}

/** The one stretch in which a text differs. */
function smallest(document: TextDocument, after: string): { readonly range: Range; readonly text: string } {
  const before = document.getText();
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return {
    range: new Range(document.positionAt(start), document.positionAt(before.length - end)),
    text: after.slice(start, after.length - end),
  };
}

function readFiles(files: unknown): readonly EditedFile[] | undefined {
  if (!Array.isArray(files) || files.length === 0 || files.length > maxFiles) return undefined;
  const read = (files as readonly unknown[]).flatMap((file) => readFile(file) ?? []);
  return read.length === files.length ? read : undefined;
}

function readFile(file: unknown): EditedFile | undefined {
  if (typeof file !== 'object' || file === null) return undefined;
  const { path, before, after } = file as Readonly<Record<string, unknown>>;
  if (typeof path !== 'string' || typeof after !== 'string' || !isContract(path)) return undefined;
  if (before !== undefined && typeof before !== 'string') return undefined;
  return after.length > maxText ? undefined : { path, before, after };
}

/** A file of contracts below the folder of the workspace, wherever a page would like it to be. */
function isContract(path: string): boolean {
  const isPlain = /^[\w.@ /-]+\.(?:channel|agent|schema)\.(?:ya?ml|json)$/u.test(path);
  return isPlain && !path.startsWith('/') && !path.split('/').includes('..');
}
