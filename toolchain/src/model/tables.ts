import { type WorkspacePart, WorkspaceView } from './view.ts';
import type { CreateTable, Workspace } from './workspace.ts';

interface MadeTable {
  readonly table: ReadonlyMap<string, unknown>;
  /** What it was made from. */
  readonly inputs: ReadonlySet<WorkspacePart | CreateTable>;
}

/** The tables of one version of a workspace: each is made when it is first asked for, or taken over from the version before. */
export class Tables {
  readonly #made = new Map<CreateTable, MadeTable>();
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Takes over every table whose inputs are the same in both versions. */
  takeOver(before: Workspace, tables: Tables): void {
    // A table stands behind those that it was made from.
    for (const [create, made] of tables.#made) {
      const isSame = [...made.inputs].every((input) =>
        typeof input === 'string' ? before[input] === this.#workspace[input] : this.#made.has(input),
      );
      if (isSame) this.#made.set(create, made);
    }
  }

  get<Row>(create: CreateTable<Row>): ReadonlyMap<string, Row> {
    const made = this.#made.get(create) ?? this.#make(create);
    return made.table as ReadonlyMap<string, Row>;
  }

  #make(create: CreateTable): MadeTable {
    const inputs = new Set<WorkspacePart | CreateTable>();
    const view = new WorkspaceView(this.#workspace, {
      look: (part) => {
        inputs.add(part);
      },
      table: (other) => {
        inputs.add(other);
        return this.get(other);
      },
    });
    const made = { table: create(view), inputs };
    this.#made.set(create, made);
    return made;
  }
}
