/** What stands at a path; members that a value inherits do not count. */
export { memberAt as valueAt } from '@parley/runtime/protocol';

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
