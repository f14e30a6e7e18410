/** What one instance of an agent counted since it started. */
interface Counts {
  readonly counters: Readonly<Record<string, number>>;
  readonly deadLetters: Readonly<Record<string, number>>;
}

/** The latest counts of every agent instance, added up per agent. */
export interface Tally {
  /** `sender` as in messages: `/agents/{agent}/{instance}`. */
  record(sender: string, counts: Counts): void;
  /** What all instances of an agent counted under a name; 0 when they never did. */
  counter(agent: string, name: string): number;
  /** The same over all agents. */
  total(name: string): number;
  /** Dead letters of one agent, or of all, by error code; what expired is a counter of its own. */
  deadLetters(agent?: string): ReadonlyMap<string, number>;
  /** Changes whenever a count changed. */
  readonly version: number;
}

/** Keeps counts by instance, so that a report that arrives twice or replaces an older one is never added twice. */
export function createTally(): Tally {
  const reports = new Map<string, { readonly agent: string; readonly counts: Counts }>();
  let version = 0;
  const of = (agent?: string): Counts[] =>
    [...reports.values()]
      .filter((report) => agent === undefined || report.agent === agent)
      .map(({ counts }) => counts);
  const sum = (counts: readonly Counts[], name: string): number =>
    counts.reduce((total, { counters }) => total + (counters[name] ?? 0), 0);
  return {
    record(sender, counts) {
      if (JSON.stringify(reports.get(sender)?.counts) === JSON.stringify(counts)) return;
      const [, , agent = ''] = sender.split('/');
      reports.set(sender, { agent, counts });
      version += 1;
    },
    counter: (agent, name) => sum(of(agent), name),
    total: (name) => sum(of(), name),
    deadLetters: (agent) => addUp(of(agent).map(({ deadLetters }) => deadLetters)),
    get version() {
      return version;
    },
  };
}

function addUp(parts: readonly Readonly<Record<string, number>>[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const part of parts) {
    for (const [name, count] of Object.entries(part)) {
      if (name !== 'expired') totals.set(name, (totals.get(name) ?? 0) + count);
    }
  }
  return new Map([...totals].sort(([left], [right]) => (left < right ? -1 : 1)));
}
