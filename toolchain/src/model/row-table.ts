import type { DocumentChange } from './document-changes.ts';
import { LayeredMap } from './layered-map.ts';
import { isSameRow } from './table.ts';
import type { CreateTable, Workspace, WorkspaceDocument } from './workspace.ts';

/**
 * A table whose rows hang on nothing but the documents that name them: when documents change, only the rows that these
 * named before or name now can differ. A row is never undefined.
 */
export interface RowTable<Row = unknown> extends CreateTable<Row> {
  /** The rows that a document has a part in, as the rest of the workspace is. */
  readonly namesIn: (entry: WorkspaceDocument, workspace: Workspace) => readonly string[];
  /** The table after a change; the same one when all of its rows are. */
  update(before: ReadonlyMap<string, Row>, change: WorkspaceChange): ReadonlyMap<string, Row>;
}

/** How a workspace came from the version before. */
export interface WorkspaceChange {
  readonly workspace: Workspace;
  readonly documents: readonly DocumentChange[];
}

/** The rows of a table that may differ after a change. */
export interface Touched {
  readonly names: ReadonlySet<string>;
  /** Whether the same names may come in another order. */
  readonly reordered: boolean;
}

export function isRowTable<Row>(create: CreateTable<Row>): create is RowTable<Row> {
  return 'namesIn' in create;
}

export function touchedRows({ namesIn }: RowTable, { workspace, documents }: WorkspaceChange): Touched {
  const names = new Set<string>();
  let reordered = false;
  for (const { before, after } of documents) {
    const old = before === undefined ? [] : namesIn(before, workspace);
    const now = after === undefined ? [] : namesIn(after, workspace);
    for (const name of old) names.add(name);
    for (const name of now) names.add(name);
    reordered ||= !isSameRow(old, now);
  }
  return { names, reordered };
}

interface ListTable<Item> {
  /** Puts what a document has to say under its names, in order. */
  readonly visit: (entry: WorkspaceDocument, put: (name: string, item: Item) => void) => void;
  /** The path of the document that an item comes from. */
  readonly pathOf: (item: Item) => string;
}

/** All that the documents say under a name, in the order of the files. */
export function listTable<Item>({ visit, pathOf }: ListTable<Item>): RowTable<readonly Item[]> {
  const create = ({ documents }: Workspace): ReadonlyMap<string, readonly Item[]> => {
    const lists = new Map<string, Item[]>();
    const put = putInto(lists);
    for (const entry of documents) visit(entry, put);
    return lists;
  };
  const namesIn = (entry: WorkspaceDocument): readonly string[] => {
    const names: string[] = [];
    visit(entry, (name) => names.push(name));
    return names;
  };
  const update: RowTable<readonly Item[]>['update'] = (before, change) => {
    const added = new Map<string, Item[]>();
    const put = putInto(added);
    const changed = new Set<string>();
    for (const { before: old, after: now } of change.documents) {
      changed.add((now ?? old)?.document.path ?? '');
      if (now !== undefined) visit(now, put);
    }
    const rowOf = (name: string): readonly Item[] | undefined => {
      const kept = (before.get(name) ?? []).filter((item) => !changed.has(pathOf(item)));
      const list = mergeByPath(kept, added.get(name) ?? [], pathOf);
      return list.length === 0 ? undefined : list;
    };
    return updateRows(before, { change, table, rowOf });
  };
  const table: RowTable<readonly Item[]> = Object.assign(create, { namesIn, update });
  return table;
}

function putInto<Item>(lists: Map<string, Item[]>): (name: string, item: Item) => void {
  return (name, item) => {
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [item]);
    else list.push(item);
  };
}

function mergeByPath<Item>(
  kept: readonly Item[],
  added: readonly Item[],
  pathOf: (item: Item) => string,
): readonly Item[] {
  if (added.length === 0) return kept;
  if (kept.length === 0) return added;
  const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  // Stable: what one document says stays in its order.
  return [...kept, ...added].sort((left, right) => compare(pathOf(left), pathOf(right)));
}

interface DerivedTable<Row> {
  readonly namesIn: RowTable['namesIn'];
  /** Undefined: there is no such row. */
  readonly rowOf: (name: string, workspace: Workspace) => Row | undefined;
  /** Default: the files. By names few rows are in order quickly, however many files there are. */
  readonly order?: 'files' | 'names';
}

/** Rows made one by one out of other tables. */
export function derivedTable<Row>({ namesIn, rowOf, order }: DerivedTable<Row>): RowTable<Row> {
  const inOrder = order === 'names' ? sortedByName<Row> : undefined;
  const create = (workspace: Workspace): ReadonlyMap<string, Row> => {
    const rows = new Map<string, Row>();
    for (const entry of workspace.documents) {
      for (const name of namesIn(entry, workspace)) {
        const row = rows.has(name) ? undefined : rowOf(name, workspace);
        if (row !== undefined) rows.set(name, row);
      }
    }
    return inOrder?.(rows) ?? rows;
  };
  const update: RowTable<Row>['update'] = (before, change) =>
    updateRows(before, { change, table, inOrder, rowOf: (name) => rowOf(name, change.workspace) });
  const table: RowTable<Row> = Object.assign(create, { namesIn, update });
  return table;
}

interface Update<Row> {
  readonly change: WorkspaceChange;
  readonly table: RowTable<Row>;
  readonly rowOf: (name: string) => Row | undefined;
  /** Undefined: the table is made from nothing for its order. */
  readonly inOrder?: ((rows: ReadonlyMap<string, Row>) => ReadonlyMap<string, Row>) | undefined;
}

function sortedByName<Row>(rows: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  return new Map([...rows].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function updateRows<Row>(
  before: ReadonlyMap<string, Row>,
  { change, table, rowOf, inOrder }: Update<Row>,
): ReadonlyMap<string, Row> {
  const { names, reordered } = touchedRows(table, change);
  const rows = new Map<string, Row | undefined>();
  let isRenamed = reordered;
  for (const name of names) {
    const [old, row] = [before.get(name), rowOf(name)];
    if (isSameRow(old, row)) continue;
    rows.set(name, row);
    isRenamed ||= (old === undefined) !== (row === undefined);
  }
  if (rows.size === 0 && !reordered) return before;
  return LayeredMap.over(before, {
    changed: rows,
    reordered: isRenamed,
    inOrder: (whole) => (inOrder === undefined ? table(change.workspace) : inOrder(whole())),
  });
}
