import type { Bundle } from '@parley/schemas';

/** What a caller does at a timeout. */
export type EscalationStep =
  | { readonly kind: 'retry' }
  /** Asks another agent. */
  | { readonly kind: 'backup'; readonly agent: string }
  /** Hands it to people: nothing comes after it. */
  | { readonly kind: 'manual' };

/** What the responder of a channel declares for its callers, without what cannot be done. */
export function escalationOf(bundle: Bundle, responder: string, channel: string): readonly EscalationStep[] {
  const agent = Object.hasOwn(bundle.agents, responder) ? bundle.agents[responder] : undefined;
  const steps: EscalationStep[] = [];
  for (const kind of agent?.escalation ?? []) {
    if (kind !== 'backup') steps.push({ kind });
    else if (agent?.backup != null && receives(bundle, agent.backup, channel))
      steps.push({ kind, agent: agent.backup });
    if (kind === 'manual') break;
  }
  return steps;
}

function receives({ agents }: Bundle, name: string, channel: string): boolean {
  const agent = Object.hasOwn(agents, name) ? agents[name] : undefined;
  return agent !== undefined && Object.hasOwn(agent.receives, channel);
}
