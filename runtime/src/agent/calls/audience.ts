import type { Bundle } from '@parley/schemas';
import { escalationOf, type EscalationStep } from '../../coordination/escalation.ts';
import { respondersOf } from '../declaration.ts';

/** Who answers a request. */
export interface Audience {
  /** Who is asked first: an agent or agent/instance; undefined when nobody is known. */
  readonly first: string | undefined;
  /** Agents whose reply counts; empty: whoever answers. */
  readonly responders: readonly string[];
  /** What is done at the first, second, third timeout. */
  readonly steps: readonly EscalationStep[];
}

/** Finds who answers the requests of a channel, or of those that are directed to somebody. */
export function createAudiences(bundle: Bundle): (channel: string, to: string | undefined) => Audience {
  const known = new Map<string, Audience>();
  const create = (channel: string, to: string | undefined): Audience => {
    const agents = to === undefined ? respondersOf(bundle, channel) : [to.split('/')[0] ?? to];
    const [responder] = agents;
    const steps = responder === undefined ? [] : escalationOf(bundle, responder, channel);
    const backups = steps.flatMap((step) => (step.kind === 'backup' ? [step.agent] : []));
    return { first: to ?? responder, responders: [...new Set([...agents, ...backups])], steps };
  };
  return (channel, to) => {
    // Instances come and go: those that are named one by one are not worth remembering.
    if (to !== undefined) return create(channel, to);
    const audience = known.get(channel) ?? create(channel, to);
    known.set(channel, audience);
    return audience;
  };
}
