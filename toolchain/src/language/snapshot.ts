import type { Diagnostic, Range } from '../diagnostic.ts';
import { linksOf } from '../model/link.ts';
import type { Workspace, WorkspaceDocument } from '../model/workspace.ts';
import { linesOf } from './text.ts';

/** One version of a workspace; its members are computed when they are first read. */
export interface Snapshot {
  readonly workspace: Workspace;
  /** The same, but every file that does not parse now is there as it parsed last: names do not vanish while one is typed. */
  readonly steady: Workspace;
  /** What the check says of the present texts. */
  readonly findings: readonly Diagnostic[];
  /** The same, or what was said last of texts before them: for whoever must not wait. */
  readonly recentFindings: readonly Diagnostic[];
  document(path: string): WorkspaceDocument | undefined;
  /** The document as it parsed last. */
  steadyDocument(path: string): WorkspaceDocument | undefined;
  /** A range of the steady document of a path, moved to where it is in the present text. */
  toPresent(path: string, range: Range): Range;
}

/** Where a snapshot gets its members from. */
export interface SnapshotSource {
  readonly workspace: () => Workspace;
  readonly steady: (workspace: Workspace) => Workspace;
  readonly check: (workspace: Workspace) => readonly Diagnostic[];
  readonly lastFindings: () => readonly Diagnostic[] | undefined;
}

export function createSnapshot(source: SnapshotSource): Snapshot {
  let workspace: Workspace | undefined;
  let steady: Workspace | undefined;
  let findings: readonly Diagnostic[] | undefined;
  const moves = new Map<string, Move>();
  const snapshot: Snapshot = {
    get workspace() {
      workspace ??= source.workspace();
      return workspace;
    },
    get steady() {
      steady ??= source.steady(snapshot.workspace);
      return steady;
    },
    get findings() {
      findings ??= source.check(snapshot.workspace);
      return findings;
    },
    get recentFindings() {
      return findings ?? source.lastFindings() ?? snapshot.findings;
    },
    document: (path) => linksOf(snapshot.workspace).documents.get(path),
    steadyDocument: (path) => linksOf(snapshot.steady).documents.get(path),
    toPresent: (path, range) => {
      const move = moves.get(path) ?? moverOf(snapshot, path);
      moves.set(path, move);
      return move(range);
    },
  };
  return snapshot;
}

type Move = (range: Range) => Range;

function moverOf(snapshot: Snapshot, path: string): Move {
  const before = snapshot.steadyDocument(path)?.document;
  const present = snapshot.document(path)?.document;
  if (before === undefined || present === undefined || before === present) return (range) => range;
  const move = mover(before.text, present.text);
  return ({ start, end }) => linesOf(present).rangeOf(move(start.offset, true), move(end.offset, false));
}

/** Moves offsets over the one stretch in which two texts differ: what is inserted before a start moves it. */
function mover(before: string, after: string): (offset: number, isStart: boolean) => number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const grown = after.length - before.length;
  const end = before.length - tail;
  return (offset, isStart) => {
    if (isStart && offset >= end) return offset + grown;
    if (offset <= start) return offset;
    return offset >= end ? offset + grown : Math.min(offset, end + grown);
  };
}
