/** Who was there, agent by agent. */
export interface PresenceLane {
  readonly agent: string;
  readonly spans: readonly PresenceSpan[];
}

export interface PresenceSpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** All instances there, some, or none since a connection broke. */
  readonly state: 'up' | 'late' | 'lost';
}

/** What is known of one instance from a moment on. */
export type InstancePresence = 'up' | 'late' | 'lost' | 'away';

/** Who was there when, as status messages told. */
export interface PresenceHistory {
  note(agent: string, change: PresenceChange): void;
  /** One lane per agent, those that need attention first. */
  lanes(range: { readonly fromMs: number; readonly toMs: number }): readonly PresenceLane[];
}

export interface PresenceChange {
  readonly instance: string;
  readonly atMs: number;
  readonly presence: InstancePresence;
}

/** Older changes of an agent are forgotten. */
const maxChanges = 200;
const maxAgents = 1000;

/** `idle`: agents that only stand by for others. */
export function createPresenceHistory(): PresenceHistory {
  const agents = new Map<string, PresenceChange[]>();
  return {
    note: (agent, change) => {
      if (!agents.has(agent) && agents.size >= maxAgents) return;
      const changes = agents.get(agent) ?? [];
      agents.set(agent, changes);
      changes.push(change);
      // What the broker kept tells of earlier.
      changes.sort((left, right) => left.atMs - right.atMs);
      if (changes.length > maxChanges) changes.shift();
    },
    lanes: ({ fromMs, toMs }) =>
      [...agents]
        .map(([agent, changes]) => ({
          agent,
          spans: spansOf(changes, toMs).filter((span) => span.toMs > fromMs),
        }))
        .sort((left, right) => urgency(right) - urgency(left) || (left.agent < right.agent ? -1 : 1)),
  };
}

/** The changes of an agent's instances as one line: up while all are, late while some are. */
function spansOf(changes: readonly PresenceChange[], toMs: number): readonly PresenceSpan[] {
  const instances = new Map<string, InstancePresence>();
  const spans: PresenceSpan[] = [];
  for (const [index, { instance, presence, atMs }] of changes.entries()) {
    if (presence === 'away') instances.delete(instance);
    else instances.set(instance, presence);
    const untilMs = changes[index + 1]?.atMs ?? toMs;
    const state = together([...instances.values()]);
    if (state === undefined || untilMs <= atMs) continue;
    const last = spans.at(-1);
    if (last?.state === state && last.toMs === atMs) spans[spans.length - 1] = { ...last, toMs: untilMs };
    else spans.push({ fromMs: atMs, toMs: untilMs, state });
  }
  return spans;
}

function together(states: readonly InstancePresence[]): PresenceSpan['state'] | undefined {
  if (states.length === 0) return undefined;
  if (states.every((state) => state === 'up')) return 'up';
  return states.every((state) => state === 'lost') ? 'lost' : 'late';
}

const ranks: Readonly<Record<PresenceSpan['state'], number>> = { lost: 3, late: 2, up: 0 };

function urgency({ spans }: PresenceLane): number {
  const now = spans.at(-1)?.state;
  return (now === undefined ? 1 : ranks[now]) + (spans.length > 1 ? 0.5 : 0);
}
