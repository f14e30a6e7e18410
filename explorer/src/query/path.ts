/** `$.a.b[0]["c d"]` as keys: `a`, `b`, `0`, `c d`. */
export function parsePath(path: string): readonly string[] {
  const keys: string[] = [];
  const steps = /\.([\w-]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/y;
  steps.lastIndex = 1;
  for (let step = steps.exec(path); step !== null; step = steps.exec(path)) {
    keys.push(step[1] ?? step[2] ?? (step[3] ?? '').replace(/\\(.)/gs, '$1'));
  }
  return keys;
}

/** What stands at a path; undefined when there is nothing. Members that a value inherits do not count. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
