import type { Observer, WorkspacePart } from '../model/view.ts';
import type { CreateTable, Workspace } from '../model/workspace.ts';
import type { Lookup, Readers } from './readers.ts';
import { TrackedTable } from './tracked-table.ts';

/** Writes down what is looked up in a workspace. */
export class LookupRecorder<Reader extends object> implements Observer {
  readonly lookups = new Set<Lookup<Reader>>();
  readonly #workspace: Workspace;
  readonly #readers: Readers<Reader>;
  readonly #tables = new Map<CreateTable, TrackedTable>();

  constructor(workspace: Workspace, readers: Readers<Reader>) {
    this.#workspace = workspace;
    this.#readers = readers;
  }

  look(part: WorkspacePart): void {
    this.lookups.add(this.#readers.part(part));
  }

  table(create: CreateTable): ReadonlyMap<string, unknown> {
    const table = this.#tables.get(create) ?? this.#track(create);
    this.#tables.set(create, table);
    return table;
  }

  #track(create: CreateTable): TrackedTable {
    const { lookups } = this;
    const readers = this.#readers;
    return new TrackedTable(this.#workspace.table(create), {
      row: (name) => lookups.add(readers.row(create, name)),
      name: (name) => lookups.add(readers.name(create, name)),
      whole: (what) => lookups.add(readers.whole(create, what)),
    });
  }
}
