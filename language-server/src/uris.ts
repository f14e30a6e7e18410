import { URI, Utils } from 'vscode-uri';

/** Editors escape the same address differently; this is the one spelling that serves as a key. */
export function normalUri(uri: string): string {
  const normal = URI.parse(uri).toString();
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** The path of a file as its workspace knows it, with `../` where it is beside; undefined on another machine or drive. */
export function pathIn(root: string, uri: string): string | undefined {
  const from = URI.parse(root);
  const to = URI.parse(uri);
  if (from.scheme !== to.scheme || from.authority !== to.authority) return undefined;
  const start = levelsOf(from);
  const end = levelsOf(to);
  let shared = 0;
  while (shared < start.length && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

/** The address of a file of a workspace. */
export function uriOf(root: string, path: string): string {
  return Utils.joinPath(URI.parse(root), path).toString();
}

/** The folder that a file is in. */
export function folderOf(uri: string): string {
  return normalUri(Utils.dirname(URI.parse(uri)).toString());
}

/** Whether a file or folder is that folder or lies in it. */
export function isIn(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function levelsOf({ path }: URI): readonly string[] {
  return path.split('/').filter((level) => level !== '');
}
