import type { StatusData } from '@parley/schemas';
import type { CapturedMessage } from '../capture/capture.ts';

/** How long agents were up while somebody watched: without a connection nobody knows, and nothing counts. */
export interface Uptime {
  see(captured: CapturedMessage): void;
  /** The connection came, or went. */
  watch(isWatching: boolean, atMs: number): void;
  /** Milliseconds that at least one instance was up; undefined for an agent that never told. */
  of(agent: string, nowMs: number): number | undefined;
  /** Milliseconds with a connection. */
  watched(nowMs: number): number;
}

interface Clock {
  readonly instances: Set<string>;
  totalMs: number;
  /** Undefined while it stands still. */
  sinceMs: number | undefined;
}

const maxAgents = 1000;
const maxInstances = 200;

export function createUptime(): Uptime {
  const agents = new Map<string, Clock>();
  const connection: Clock = newClock();

  function clockOf(agent: string): Clock | undefined {
    const known = agents.get(agent);
    if (known !== undefined || agents.size >= maxAgents) return known;
    const made = newClock();
    agents.set(agent, made);
    return made;
  }

  return {
    see: ({ system, verdict, message, receivedAtMs }) => {
      if (system?.kind !== 'status' || (verdict.kind !== 'system' && verdict.kind !== 'cleared')) return;
      const clock = clockOf(system.agent);
      if (clock === undefined) return;
      const isUp = verdict.kind === 'system' && (message.data as StatusData).state !== 'offline';
      if (!isUp) clock.instances.delete(system.instance);
      else if (clock.instances.size < maxInstances) clock.instances.add(system.instance);
      run(clock, clock.instances.size > 0 && connection.sinceMs !== undefined, receivedAtMs);
    },
    watch: (isWatching, atMs) => {
      run(connection, isWatching, atMs);
      for (const clock of agents.values()) run(clock, isWatching && clock.instances.size > 0, atMs);
    },
    of: (agent, nowMs) => {
      const clock = agents.get(agent);
      return clock && read(clock, nowMs);
    },
    watched: (nowMs) => read(connection, nowMs),
  };
}

function newClock(): Clock {
  return { instances: new Set(), totalMs: 0, sinceMs: undefined };
}

function read({ totalMs, sinceMs }: Clock, nowMs: number): number {
  return totalMs + (sinceMs === undefined ? 0 : Math.max(0, nowMs - sinceMs));
}

function run(clock: Clock, runs: boolean, atMs: number): void {
  if (runs === (clock.sinceMs !== undefined)) return;
  clock.totalMs = read(clock, atMs);
  clock.sinceMs = runs ? atMs : undefined;
}
