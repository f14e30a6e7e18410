import type { Bundle } from '@parley/schemas';
import type { EscalatedStep, WaitingRequest } from './waiting.ts';

/** What a request that has no reply waits for. */
export interface Wait {
  /** When whoever asked gives up; epoch milliseconds of its clock. Undefined: the message does not say. */
  readonly untilMs: number | undefined;
  /** What is done if no reply comes before; undefined: nothing more. */
  readonly next: NextStep | undefined;
  /** Steps that were told of already. */
  readonly done: readonly EscalatedStep['step'][];
}

export interface NextStep {
  readonly step: 'retry' | 'backup' | 'manual';
  /** Who is asked: the backup. */
  readonly agent: string | undefined;
  readonly atMs: number;
}

/**
 * What follows for a request: its expiry holds the time of all steps (REQ-ESC-2), each has the time of the first (REQ-ESC-1), what was
 * done is told by events, what comes stands in the responder's contract.
 */
export function waitOf({ channel, askedAtMs, untilMs, steps = [] }: WaitingRequest, bundle: Bundle): Wait {
  const done = steps.map(({ step }) => step);
  if (done.at(-1) === 'manual') return { untilMs: undefined, next: undefined, done };
  const declared = stepsOf(channel ?? '', bundle);
  const next = declared[done.length];
  if (next === undefined || untilMs === undefined || askedAtMs === undefined)
    return { untilMs, next: undefined, done };
  const timed = declared.filter(({ step }) => step !== 'manual').length;
  const stepMs = (untilMs - askedAtMs) / (1 + timed);
  const sinceMs = steps.at(-1)?.atMs ?? askedAtMs;
  return { untilMs, next: { ...next, atMs: Math.min(untilMs, sinceMs + stepMs) }, done };
}

type DeclaredStep = Omit<NextStep, 'atMs'>;

/** What the responder of a channel declares for whoever asks it. */
function stepsOf(channel: string, { agents }: Bundle): readonly DeclaredStep[] {
  const responder = Object.values(agents).find(({ receives }) => takes(receives, channel));
  const steps: DeclaredStep[] = [];
  for (const step of responder?.escalation ?? []) {
    const agent = step === 'backup' ? (responder?.backup ?? undefined) : undefined;
    if (step !== 'backup' || canAnswer(agent, channel, agents)) steps.push({ step, agent });
    if (step === 'manual') break;
  }
  return steps;
}

function canAnswer(name: string | undefined, channel: string, agents: Bundle['agents']): boolean {
  const agent = name !== undefined && Object.hasOwn(agents, name) ? agents[name] : undefined;
  return agent !== undefined && takes(agent.receives, channel);
}

function takes(receives: Bundle['agents'][string]['receives'], channel: string): boolean {
  return Object.values(receives).some(({ channels }) => channels.includes(channel));
}
