import type { TableChanges } from '../model/table.ts';
import type { Observer, WorkspacePart } from '../model/view.ts';
import type { CreateTable, Workspace } from '../model/workspace.ts';
import { TrackedTable } from './tracked-table.ts';
import type { WorkspaceChanges } from './workspace-changes.ts';

/** What a unit looked up while it was judged: it is judged again when any of it has changed. */
export interface Lookups {
  readonly parts: readonly WorkspacePart[];
  readonly tables: readonly TableLookups[];
}

interface TableLookups {
  readonly create: CreateTable;
  readonly rows: readonly string[];
  readonly names: readonly string[];
  readonly whole: TrackedTable['whole'];
}

const none: readonly never[] = [];

/** Writes down what is looked up in a workspace. */
export class LookupRecorder implements Observer {
  readonly #workspace: Workspace;
  readonly #parts = new Set<WorkspacePart>();
  readonly #tables = new Map<CreateTable, TrackedTable>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  look(part: WorkspacePart): void {
    this.#parts.add(part);
  }

  table(create: CreateTable): ReadonlyMap<string, unknown> {
    const table = this.#tables.get(create) ?? new TrackedTable(this.#workspace.table(create));
    this.#tables.set(create, table);
    return table;
  }

  get lookups(): Lookups {
    return {
      parts: this.#parts.size === 0 ? none : [...this.#parts],
      tables: [...this.#tables].map(([create, { rows, names, whole }]) => ({
        create,
        rows: rows.size === 0 ? none : [...rows],
        names: names.size === 0 ? none : [...names],
        whole,
      })),
    };
  }
}

/** Whether any of the lookups would give something else now. Asked of every unit after every change: no closures. */
export function isTouched({ parts, tables }: Lookups, changes: WorkspaceChanges): boolean {
  for (const part of parts) if (changes.hasPart(part)) return true;
  for (const table of tables) {
    const changed = changes.ofTable(table.create);
    if (changed !== null && isTableTouched(table, changed)) return true;
  }
  return false;
}

function isTableTouched({ rows, names, whole }: TableLookups, changed: TableChanges): boolean {
  if (whole === 'rows' || (whole === 'names' && changed.reordered)) return true;
  for (const name of rows) if (changed.rows.has(name)) return true;
  for (const name of names) if (changed.names.has(name)) return true;
  return false;
}
