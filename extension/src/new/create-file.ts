import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { KnownWorkspace } from '../language/server-commands.ts';
import type { CheckName } from './names.ts';

/** Makes a file of a workspace and opens it. Undone like any edit; throws when there is such a file. */
export async function createFile({ root }: KnownWorkspace, path: string, text: string): Promise<Uri> {
  const uri = Uri.joinPath(Uri.parse(root), path);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Error(`${path} exists already`);
  await window.showTextDocument(uri, { preview: false });
  return uri;
}

/** The folder for a kind of document: that of the conventions, unless the workspace names others. */
export function folderFor({ include }: KnownWorkspace, convention: string): string {
  const folders = include.filter((entry) => !/[*?[\]{}!]/u.test(entry));
  const found = folders.find((entry) => entry.split('/').at(-1) === convention) ?? folders[0];
  return (found ?? convention).replace(/\/+$/u, '');
}

/** The name that was given, or that the user types; undefined when he gives up. */
export async function askName(
  given: string | undefined,
  prompt: string,
  check: CheckName,
): Promise<string | undefined> {
  if (given === undefined) return window.showInputBox({ prompt, validateInput: check });
  const problem = check(given);
  if (problem !== undefined) throw new Error(problem);
  return given;
}

/** Some of the names there are; undefined when the user gives up. */
export async function askNames(
  given: unknown,
  title: string,
  known: readonly string[],
): Promise<readonly string[] | undefined> {
  if (Array.isArray(given)) return given.filter((name) => typeof name === 'string');
  if (known.length === 0) return [];
  return window.showQuickPick(known, { title, canPickMany: true });
}
