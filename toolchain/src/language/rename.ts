import type { Range } from '../diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import type { FileRename, TextEdit, WorkspaceEdit } from './edit.ts';
import { useAt } from './references/find-uses.ts';
import type { ContractSymbol } from './references/symbol.ts';
import { locationOfUse } from './references/use.ts';
import { sameName } from './references.ts';
import { renameEdits } from './rename/edits.ts';
import type { RenameEdits } from './rename/file-edit.ts';
import { refuseName } from './rename/refuse-name.ts';
import { refuseSymbol } from './rename/refuse-symbol.ts';
import type { Renaming } from './rename/renaming.ts';
import { spokenName } from './rename/spoken-name.ts';
import { programsCalled } from './run-files.ts';
import type { Snapshot } from './snapshot.ts';

/** Why a name cannot be changed, or not to this one. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
}

/** A name that can be changed. */
export interface Renamable {
  readonly kind: 'renamable';
  readonly symbol: ContractSymbol;
  readonly range: Range;
  /** The name as it is. */
  readonly name: string;
}

export interface Renamed {
  readonly kind: 'renamed';
  readonly edit: WorkspaceEdit;
  /** Programs that `run` finds by the name of the agent: the caller renames those that are there. */
  readonly programs: readonly FileRename[];
}

export type RenameResult = Refusal | Renamed;

/** Whether there is a name at an offset that can be changed. */
export function prepareRename(snapshot: Snapshot, path: string, offset: number): Refusal | Renamable {
  const use = useAt(snapshot, path, offset);
  if (use === undefined) return refused('there is no name here');
  const reason = refuseSymbol(snapshot, use, sameName(snapshot, use));
  if (reason !== undefined) return refused(reason);
  const { symbol } = use;
  return { kind: 'renamable', symbol, range: locationOfUse(use).range, name: spokenName(symbol) };
}

/** Gives what is at an offset another name, wherever it is named; the check finds after it what it found before. */
export function renameAt(
  snapshot: Snapshot,
  path: string,
  to: { readonly offset: number; readonly name: string },
): RenameResult {
  const use = useAt(snapshot, path, to.offset);
  if (use === undefined) return refused('there is no name here');
  const uses = sameName(snapshot, use);
  if (to.name === spokenName(use.symbol))
    return { kind: 'renamed', edit: toEdit({ edits: [], renames: [] }), programs: [] };
  const reason =
    refuseSymbol(snapshot, use, uses) ?? refuseName(snapshot.workspace, { use, uses, name: to.name });
  if (reason !== undefined) return refused(reason);
  const renaming = { use, uses, name: to.name };
  const edit = toEdit(renameEdits(snapshot.workspace, renaming));
  return { kind: 'renamed', edit, programs: renamedPrograms(snapshot.workspace, renaming) };
}

function renamedPrograms(workspace: Workspace, { use, name }: Renaming): readonly FileRename[] {
  const { kind, name: before } = use.symbol;
  if (kind !== 'agent') return [];
  const after = programsCalled(workspace, name);
  return programsCalled(workspace, before).flatMap((from, index) => {
    const to = after[index];
    return to === undefined ? [] : [{ from, to }];
  });
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}

/** By file, each place once: several values may come from one text by an alias. */
function toEdit({ edits, renames }: RenameEdits): WorkspaceEdit {
  const byFile: Record<string, TextEdit[]> = {};
  for (const { file, edit } of edits) {
    const list = (byFile[file] ??= []);
    if (!list.some(({ range }) => range.start.offset === edit.range.start.offset)) list.push(edit);
  }
  for (const list of Object.values(byFile))
    list.sort((left, right) => left.range.start.offset - right.range.start.offset);
  return { edits: byFile, creates: [], renames };
}
