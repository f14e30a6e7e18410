import type { DocumentChange } from './document-changes.ts';
import type { WorkspaceDocument } from './workspace.ts';

/** What all documents say, in their order: the list of before with what changed documents said and say put in its place. */
export function gather<T>(
  documents: readonly WorkspaceDocument[],
  saidIn: (entry: WorkspaceDocument) => readonly T[],
  last: { readonly list: readonly T[]; readonly changes: readonly DocumentChange[] },
): readonly T[] {
  let list: readonly T[] | undefined = last.list;
  for (const { before, after } of last.changes) {
    const old = before === undefined ? [] : saidIn(before);
    const now = after === undefined ? [] : saidIn(after);
    list = list && replace(list, old, now);
  }
  return list ?? documents.flatMap(saidIn);
}

/** Undefined: nothing tells where the new ones belong. */
function replace<T>(list: readonly T[], old: readonly T[], now: readonly T[]): readonly T[] | undefined {
  if (old.length === 0) return now.length === 0 ? list : undefined;
  if (old.length === now.length && old.every((item, index) => item === now[index])) return list;
  const start = list.indexOf(old[0] as T);
  return start < 0 ? undefined : list.toSpliced(start, old.length, ...now);
}
