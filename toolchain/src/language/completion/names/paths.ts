import { fileKind } from '../../../model/file-kind.ts';
import type { Workspace } from '../../../model/workspace.ts';
import type { Candidate } from '../item.ts';

/** The folders of a workspace that hold contracts. */
export function folders(workspace: Workspace): readonly Candidate[] {
  const counts = new Map<string, number>();
  for (const path of pathsOf(workspace)) {
    const levels = path.split('/').slice(0, -1);
    for (let count = 1; count <= levels.length; count++) {
      const folder = levels.slice(0, count).join('/');
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  return [...counts].map(([folder, count]) => ({
    value: folder,
    kind: 'folder',
    detail: count === 1 ? '1 file' : `${count} files`,
    rank: 10 + folder.split('/').length,
  }));
}

/** Folders, then files. */
export function foldersAndFiles(workspace: Workspace): readonly Candidate[] {
  const files = pathsOf(workspace).map((path): Candidate => ({ value: path, kind: 'file', rank: 50 }));
  return [...folders(workspace), ...files];
}

/** A path as a reference from one file to another. */
export function relativePath(from: string, to: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  // Nearly always it is in the same folder or below it.
  if (to.startsWith(folder)) return to.slice(folder.length);
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
}

function pathsOf({ documents, others }: Workspace): readonly string[] {
  const own = documents.filter(({ document, imported }) => !imported && fileKind(document.path) !== 'config');
  return [...own.map(({ document }) => document.path), ...others];
}
