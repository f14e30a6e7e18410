/** Which rows of a table differ between two versions of a workspace. */
export interface TableChanges {
  readonly rows: ReadonlySet<string>;
  /** The names among them that are new or gone. */
  readonly names: ReadonlySet<string>;
  /** Whether the same names come in another order. */
  readonly reordered: boolean;
}

type Table = ReadonlyMap<string, unknown>;

/** Undefined: nothing differs. */
export function compareTables(before: Table, after: Table): TableChanges | undefined {
  if (before === after) return undefined;
  const changes = compareRows({ before, after }, new Set([...before.keys(), ...after.keys()]));
  const reordered = changes.names.size > 0 || !isSameRow([...before.keys()], [...after.keys()]);
  return changes.rows.size > 0 || reordered ? { ...changes, reordered } : undefined;
}

/** Those of some rows that differ. */
export function compareRows(
  { before, after }: { readonly before: Table; readonly after: Table },
  names: Iterable<string>,
): Omit<TableChanges, 'reordered'> {
  const changed = { rows: new Set<string>(), names: new Set<string>() };
  for (const name of names) {
    const row = after.get(name);
    if (isSameRow(before.get(name), row) && (row !== undefined || before.has(name) === after.has(name)))
      continue;
    changed.rows.add(name);
    if (before.has(name) !== after.has(name)) changed.names.add(name);
  }
  return changed;
}

/** The same object, or lists of the same objects. */
export function isSameRow(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}
