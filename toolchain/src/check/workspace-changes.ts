import { changedDocuments } from '../model/document-changes.ts';
import { isRowTable, touchedRows } from '../model/row-table.ts';
import { type TableChanges, compareRows, compareTables } from '../model/table.ts';
import type { WorkspaceChange } from '../model/row-table.ts';
import type { WorkspacePart } from '../model/view.ts';
import type { CreateTable, Workspace } from '../model/workspace.ts';

/** What differs between two versions of a workspace, found out as far as it is asked for. */
export class WorkspaceChanges {
  readonly change: WorkspaceChange;
  readonly #before: Workspace;
  readonly #after: Workspace;
  readonly #tables = new Map<CreateTable, TableChanges | null>();

  constructor(before: Workspace, after: Workspace) {
    this.#before = before;
    this.#after = after;
    this.change = { workspace: after, documents: changedDocuments(before.documents, after.documents) };
  }

  hasPart(part: WorkspacePart): boolean {
    return this.#before[part] !== this.#after[part];
  }

  /** Null: nothing differs. */
  ofTable(create: CreateTable): TableChanges | null {
    let changes = this.#tables.get(create);
    if (changes === undefined) {
      changes = this.#compare(create) ?? null;
      this.#tables.set(create, changes);
    }
    return changes;
  }

  #compare(create: CreateTable): TableChanges | undefined {
    const [before, after] = [this.#before.table(create), this.#after.table(create)];
    if (before === after) return undefined;
    if (!isRowTable(create)) return compareTables(before, after);
    const { names, reordered } = touchedRows(create, this.change);
    const changes = compareRows({ before, after }, names);
    const isReordered = reordered || changes.names.size > 0;
    return changes.rows.size > 0 || isReordered ? { ...changes, reordered: isReordered } : undefined;
  }
}
