/** The way to a place in the data: names of members, numbers of items. */
export type Path = readonly (string | number)[];

type Members = Readonly<Record<string, unknown>>;

/** The data with another value at a place; undefined takes the place out. What is around it and missing is made. */
export function withValue(data: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const inner = rest.length === 0 ? value : withValue(valueAt(data, [key]), rest, value);
  if (typeof key === 'number') return withItem(Array.isArray(data) ? data : [], key, inner);
  const members = isMembers(data) ? data : {};
  // Defined, not assigned: a name such as __proto__ is a name like any other.
  const others = Object.entries(members).filter(([name]) => name !== key);
  const at = Object.keys(members).indexOf(key);
  if (inner === undefined) return Object.fromEntries(others);
  const place = at < 0 ? others.length : at;
  return Object.fromEntries([...others.slice(0, place), [key, inner], ...others.slice(place)]);
}

function withItem(list: readonly unknown[], index: number, value: unknown): readonly unknown[] {
  if (value === undefined) return list.filter((_, at) => at !== index);
  return index < list.length ? list.with(index, value) : [...list, value];
}

/** The value at a place; undefined where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let found = data;
  for (const key of path) {
    if (Array.isArray(found) && typeof key === 'number') found = found[key] as unknown;
    else if (isMembers(found) && Object.hasOwn(found, key)) found = found[key];
    else return undefined;
  }
  return found;
}

/** The JSON pointer of a place, as problems have it. */
export function pointerOf(root: string, path: Path): string {
  const tokens = path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return [root, ...tokens].join('/');
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
