import { startMember } from './member.ts';
import type { Member, MemberOptions } from './member.ts';

/** The agents of the demo, each a process of its own; the feed comes last, when all others are at work. */
export const agents = [
  'orchestrator',
  'data-analysis',
  'data-analysis-standby',
  'customer-engagement',
  'scheduling',
  'feedback',
  'manufacturing-insight',
] as const;

export interface Fleet {
  readonly members: readonly Member[];
  /** Resolves when every agent is at work; rejects when one ends before. */
  readonly ready: Promise<void>;
  /** Resolves when every process is gone. */
  stop(): Promise<void>;
}

/** Starts the agents. */
export function startFleet(options: MemberOptions): Fleet {
  const members = agents.map((agent) => startMember(agent, options));
  return {
    members,
    ready: Promise.all(members.map(async ({ ready }) => ready)).then(() => undefined),
    async stop() {
      // Who asks the others stops while they still answer.
      await members[0]?.stop();
      await Promise.all(members.map(async (member) => member.stop()));
    },
  };
}
