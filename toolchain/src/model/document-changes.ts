import type { WorkspaceDocument } from './workspace.ts';

/** A document in two versions of a workspace; undefined where it is not there. */
export interface DocumentChange {
  readonly before: WorkspaceDocument | undefined;
  readonly after: WorkspaceDocument | undefined;
}

type Documents = readonly WorkspaceDocument[];

/** The documents that are not the same object in both lists, which are sorted by path; nothing is looked up on the way. */
export function changedDocuments(before: Documents, after: Documents): readonly DocumentChange[] {
  if (before === after) return [];
  const start = sameHead(before, after);
  const tail = sameTail(before, after, start);
  const changes: DocumentChange[] = [];
  let [left, right] = [start, start];
  while (left < before.length - tail || right < after.length - tail) {
    const old = left < before.length - tail ? before[left] : undefined;
    const now = right < after.length - tail ? after[right] : undefined;
    const order = comparePaths(old, now);
    if (order <= 0) left++;
    if (order >= 0) right++;
    if (old === now) continue;
    changes.push({ before: order <= 0 ? old : undefined, after: order >= 0 ? now : undefined });
  }
  return changes;
}

function sameHead(before: Documents, after: Documents): number {
  let count = 0;
  while (count < before.length && before[count] === after[count]) count++;
  return count;
}

function sameTail(before: Documents, after: Documents, start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let count = 0;
  while (count < most && before[before.length - 1 - count] === after[after.length - 1 - count]) count++;
  return count;
}

/** What is not there comes last. */
function comparePaths(left: WorkspaceDocument | undefined, right: WorkspaceDocument | undefined): number {
  if (left === right || left?.document.path === right?.document.path) return 0;
  if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
  return left.document.path < right.document.path ? -1 : 1;
}
