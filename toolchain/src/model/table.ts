/** Which rows of a table differ between two versions of a workspace. */
export interface TableChanges {
  readonly rows: ReadonlySet<string>;
  /** The names among them that are new or gone. */
  readonly names: ReadonlySet<string>;
  /** Whether the same names come in another order. */
  readonly reordered: boolean;
}

/** Undefined: nothing differs. */
export function compareTables(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): TableChanges | undefined {
  if (before === after) return undefined;
  const rows = new Set<string>();
  const names = new Set<string>();
  for (const [name, row] of before) {
    const other = after.get(name);
    if (other === undefined && !after.has(name)) names.add(name);
    else if (!isSameRow(row, other)) rows.add(name);
  }
  for (const name of after.keys()) if (!before.has(name)) names.add(name);
  for (const name of names) rows.add(name);
  const reordered = names.size > 0 || !isSameRow([...before.keys()], [...after.keys()]);
  return rows.size > 0 || reordered ? { rows, names, reordered } : undefined;
}

/** The same object, or lists of the same objects. */
export function isSameRow(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  return left.every((item, index) => item === right[index]);
}
