import { type DocumentChange, changedDocuments } from './document-changes.ts';
import { isRowTable } from './row-table.ts';
import { type WorkspacePart, WorkspaceView } from './view.ts';
import type { CreateTable, Workspace, WorkspaceDocument } from './workspace.ts';

type Table = ReadonlyMap<string, unknown>;

interface MadeTable {
  readonly table: Table;
  /** The documents of then: what a table of rows is made from. */
  readonly documents: readonly WorkspaceDocument[];
  /** What any other table was made from. */
  readonly inputs: ReadonlyMap<WorkspacePart | CreateTable, unknown>;
}

const noInputs: MadeTable['inputs'] = new Map();

/**
 * The tables of one version of a workspace, each made when it is first asked for: out of the same table of an earlier
 * version and what has changed since, where there is one.
 */
export class Tables {
  readonly #made = new Map<CreateTable, MadeTable>();
  readonly #earlier: ReadonlyMap<CreateTable, MadeTable>;
  readonly #workspace: Workspace;
  readonly #changes = new Map<readonly WorkspaceDocument[], readonly DocumentChange[]>();

  constructor(workspace: Workspace, before: Tables | undefined) {
    this.#workspace = workspace;
    this.#earlier = before === undefined ? new Map() : new Map([...before.#earlier, ...before.#made]);
  }

  get<Row>(create: CreateTable<Row>): ReadonlyMap<string, Row> {
    let made = this.#made.get(create);
    if (made === undefined) {
      made = this.#renew(create) ?? this.#make(create);
      this.#made.set(create, made);
    }
    return made.table as ReadonlyMap<string, Row>;
  }

  #renew(create: CreateTable): MadeTable | undefined {
    const earlier = this.#earlier.get(create);
    if (earlier === undefined) return undefined;
    if (!isRowTable(create)) return this.#hasSameInputs(earlier) ? earlier : undefined;
    const { documents } = this.#workspace;
    if (earlier.documents === documents) return earlier;
    const change = { workspace: this.#workspace, documents: this.#changesSince(earlier.documents) };
    return { table: create.update(earlier.table, change), documents, inputs: noInputs };
  }

  #hasSameInputs({ inputs }: MadeTable): boolean {
    for (const [input, value] of inputs) {
      const now = typeof input === 'string' ? this.#workspace[input] : this.get(input);
      if (now !== value) return false;
    }
    return true;
  }

  #changesSince(documents: readonly WorkspaceDocument[]): readonly DocumentChange[] {
    const changes = this.#changes.get(documents) ?? changedDocuments(documents, this.#workspace.documents);
    this.#changes.set(documents, changes);
    return changes;
  }

  #make(create: CreateTable): MadeTable {
    const { documents } = this.#workspace;
    if (isRowTable(create)) return { table: create(this.#workspace), documents, inputs: noInputs };
    const inputs = new Map<WorkspacePart | CreateTable, unknown>();
    const view = new WorkspaceView(this.#workspace, {
      look: (part) => {
        inputs.set(part, this.#workspace[part]);
      },
      table: (other) => {
        const table = this.get(other);
        inputs.set(other, table);
        return table;
      },
    });
    return { table: create(view), documents: [], inputs };
  }
}
