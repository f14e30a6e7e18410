/** One place where two values differ; undefined where one has nothing. */
export interface Difference {
  /** `readings.torqueNm`, `failures[0].unit`. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** More are not shown: then the two have little in common. */
const maxDifferences = 500;

/** What changed from one value to another, leaf by leaf, in the order of the later one. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const [old, fresh] = [leaves(before), leaves(after)];
  const changed = [...fresh]
    .filter(([path, value]) => old.get(path) !== value)
    .map(([path, value]) => ({ path, before: old.get(path), after: value }));
  const gone = [...old]
    .filter(([path]) => !fresh.has(path))
    .map(([path, value]) => ({ path, before: value, after: undefined }));
  return [...changed, ...gone].slice(0, maxDifferences);
}

/** The members that hold no others, by path, as JSON. No recursion: a value may be nested deeper than the stack. */
function leaves(value: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open: { readonly path: string; readonly value: unknown }[] = [{ path: '', value }];
  while (open.length > 0) {
    const next = open.pop();
    if (next === undefined) break;
    const members = membersOf(next.value);
    if (members.length === 0) found.set(next.path, JSON.stringify(next.value));
    else open.push(...members.map(([step, member]) => ({ path: next.path + step, value: member })).reverse());
  }
  return found;
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item, index) => [`[${String(index)}]`, item] as const);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, member]) => [stepOf(name), member] as const);
}

function stepOf(name: string): string {
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
