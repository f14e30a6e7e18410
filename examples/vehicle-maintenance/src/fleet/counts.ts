/** What an agent counts. */
export interface Counts {
  add(name: string, by?: number): void;
  /** Counts a workflow once under a name, however often it is retried or repeated; true the first time. */
  once(name: string, workflow: string): boolean;
  snapshot(): Readonly<Record<string, number>>;
}

/** How many workflows are remembered for `once`. */
const memory = 200_000;

/** Counters that start at zero and only grow. */
export function createCounts(): Counts {
  const counters = new Map<string, number>();
  const seen = new Set<string>();
  const add = (name: string, by = 1): void => {
    counters.set(name, (counters.get(name) ?? 0) + by);
  };
  return {
    add,
    once(name, workflow) {
      const key = `${name} ${workflow}`;
      if (seen.has(key)) return false;
      if (seen.size >= memory) forgetOldest(seen);
      seen.add(key);
      add(name);
      return true;
    },
    snapshot: () => Object.fromEntries(counters),
  };
}

function forgetOldest(seen: Set<string>): void {
  for (const oldest of seen) {
    seen.delete(oldest);
    return;
  }
}
