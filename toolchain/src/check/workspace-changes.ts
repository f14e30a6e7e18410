import { type TableChanges, compareTables } from '../model/table.ts';
import type { WorkspacePart } from '../model/view.ts';
import type { CreateTable, Workspace } from '../model/workspace.ts';

/** What differs between two versions of a workspace, found out as far as it is asked for. */
export class WorkspaceChanges {
  readonly #before: Workspace;
  readonly #after: Workspace;
  readonly #tables = new Map<CreateTable, TableChanges | null>();

  constructor(before: Workspace, after: Workspace) {
    this.#before = before;
    this.#after = after;
  }

  hasPart(part: WorkspacePart): boolean {
    return this.#before[part] !== this.#after[part];
  }

  /** Null: nothing differs. */
  ofTable(create: CreateTable): TableChanges | null {
    let changes = this.#tables.get(create);
    if (changes === undefined) {
      changes = compareTables(this.#before.table(create), this.#after.table(create)) ?? null;
      this.#tables.set(create, changes);
    }
    return changes;
  }
}
