import { startMember } from '../member.ts';
import type { Member } from '../member.ts';

/** Where a process of the fleet runs: killed, it is started again in the same place. */
export interface Place {
  readonly agent: string;
  readonly instance: string;
}

/** Agents that stand by for themselves, and agents that are alone. */
export const places: readonly Place[] = [
  { agent: 'orchestrator', instance: 'i1' },
  { agent: 'orchestrator', instance: 'i2' },
  { agent: 'data-analysis', instance: 'i1' },
  { agent: 'data-analysis', instance: 'i2' },
  { agent: 'data-analysis-standby', instance: 'i1' },
  { agent: 'customer-engagement', instance: 'i1' },
  { agent: 'scheduling', instance: 'i1' },
  { agent: 'scheduling', instance: 'i2' },
  { agent: 'feedback', instance: 'i1' },
  { agent: 'manufacturing-insight', instance: 'i1' },
  { agent: 'manufacturing-insight', instance: 'i2' },
];

export interface Crew {
  /** Kills the process with SIGKILL, if there is one, and starts the next after a while. */
  replace(place: Place, afterMs: number): Promise<void>;
  /** How often each agent was killed. */
  readonly kills: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export interface CrewOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly wait: (ms: number) => Promise<void>;
  /** A process ended, and nobody had killed it. */
  readonly onCrash: (agent: string, end: string) => void;
}

/** Starts every process. Resolves when all are at work. */
export async function startCrew({ environment, wait, onCrash }: CrewOptions): Promise<Crew> {
  const members = new Map<Place, Member>();
  const kills = new Map<string, number>();
  const start = (place: Place): Member => {
    const member = startMember(place.agent, {
      environment: { ...environment, PARLEY_INSTANCE: place.instance },
      onCrash: (agent, end) => {
        if (end !== 'SIGKILL') onCrash(`${agent}/${place.instance}`, end);
      },
    });
    members.set(place, member);
    return member;
  };
  let state: 'running' | 'stopping' = 'running';
  await Promise.all(places.map(async (place) => start(place).ready));
  return {
    kills,
    async replace(place, afterMs) {
      const member = members.get(place);
      if (member !== undefined && state === 'running') {
        members.delete(place);
        kills.set(place.agent, (kills.get(place.agent) ?? 0) + 1);
        member.kill();
        await member.gone;
        await wait(afterMs);
      }
      if (state === 'running' && !members.has(place)) start(place);
    },
    async stop() {
      state = 'stopping';
      await Promise.all([...members.values()].map(async (member) => member.stop()));
    },
  };
}
