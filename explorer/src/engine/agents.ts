import type { HealthData, StatusData } from '@parley/schemas';
import { parseTime } from '@parley/runtime/protocol';
import type { CapturedMessage } from '../capture/capture.ts';
import { type InstancePresence, type PresenceLane, createPresenceHistory } from './presence.ts';

/** What an instance of an agent says of itself. */
export interface WatchedInstance {
  readonly agent: string;
  readonly instance: string;
  readonly state: StatusData['state'] | 'unknown';
  /** Why it is offline. */
  readonly cause: string | undefined;
  /** Epoch milliseconds: since when it is in this state, as it came here. */
  readonly sinceMs: number;
  readonly isFront: boolean;
  readonly health: Pick<HealthData, 'inFlight' | 'queued' | 'handled' | 'failed'> | undefined;
  readonly healthAtMs: number | undefined;
}

/** Who is there, as their status, health and front messages tell. */
export interface WatchedAgents {
  see(captured: CapturedMessage): void;
  /** By agent, then by instance. */
  list(): readonly WatchedInstance[];
  /** Who was there when. */
  lanes(range: { readonly fromMs: number; readonly toMs: number }): readonly PresenceLane[];
}

/** More instances than that are a flood; the ones that were heard of last stay. */
const maxInstances = 5000;

export function createWatchedAgents(): WatchedAgents {
  const instances = new Map<string, Omit<WatchedInstance, 'isFront'>>();
  const fronts = new Map<string, string>();
  const history = createPresenceHistory();

  function update(agent: string, instance: string, change: Partial<WatchedInstance>): void {
    const key = `${agent}/${instance}`;
    const known = instances.get(key) ?? unknown(agent, instance);
    if (instances.size >= maxInstances) instances.delete(instances.keys().next().value ?? '');
    instances.set(key, { ...known, ...change });
  }

  return {
    lanes: (range) => history.lanes(range),
    see: ({ system, verdict, message, receivedAtMs, retained }) => {
      if (system === undefined || !('agent' in system)) return;
      if (verdict.kind === 'cleared') {
        forget(system, { instances, fronts });
        if (system.kind === 'status') {
          const gone = { instance: system.instance, presence: 'away', atMs: receivedAtMs } as const;
          history.note(system.agent, gone);
        }
      }
      if (verdict.kind !== 'system') return;
      if (system.kind === 'status') {
        const { state, cause, since } = message.data as StatusData;
        const atMs = retained ? Math.min(receivedAtMs, parseTime(since) ?? receivedAtMs) : receivedAtMs;
        history.note(system.agent, { instance: system.instance, atMs, presence: presenceOf(state, cause) });
        update(system.agent, system.instance, { state, cause, sinceMs: receivedAtMs });
      } else if (system.kind === 'health') {
        const { inFlight, queued, handled, failed } = message.data as HealthData;
        const health = { inFlight, queued, handled, failed };
        update(system.agent, system.instance, { health, healthAtMs: receivedAtMs });
      } else if (system.kind === 'front') {
        fronts.set(system.agent, (message.data as { readonly instance?: string }).instance ?? '');
      }
    },
    list: () =>
      [...instances.values()]
        .map((entry) => ({ ...entry, isFront: fronts.get(entry.agent) === entry.instance }))
        .sort((left, right) => compare(left.agent, right.agent) || compare(left.instance, right.instance)),
  };
}

function presenceOf(state: StatusData['state'], cause: StatusData['cause']): InstancePresence {
  if (state === 'online') return 'up';
  if (state !== 'offline') return 'late';
  return cause === 'will' ? 'lost' : 'away';
}

function unknown(agent: string, instance: string): Omit<WatchedInstance, 'isFront'> {
  return {
    agent,
    instance,
    state: 'unknown',
    cause: undefined,
    sinceMs: 0,
    health: undefined,
    healthAtMs: undefined,
  };
}

interface Known {
  readonly instances: Map<string, unknown>;
  readonly fronts: Map<string, string>;
}

/** An empty retained message takes back what was said. */
function forget(
  system: NonNullable<CapturedMessage['system']> & { readonly agent: string },
  { instances, fronts }: Known,
): void {
  if (system.kind === 'status') instances.delete(`${system.agent}/${system.instance}`);
  if (system.kind === 'front') fronts.delete(system.agent);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
