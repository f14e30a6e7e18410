import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { isIdle, silentReceives } from './receive-without-sender.ts';

/**
 * Any agent may send by itself, when a timer fires or a person asks: so of agents that only hear from one another nobody
 * can say that nothing reaches them. What can be said is that nobody at all sends where an agent listens.
 */
export const agentWithoutSender: Rule = {
  id: 'AGENT_WITHOUT_SENDER',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'Nobody sends on any of the channels that an agent receives.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const silent = silentReceives(workspace, agent);
    if (!isIdle(agent, silent)) return;
    const related = silent.map(
      ({ key, place }) => ({ place, part: 'key', message: `nobody sends on "${key}"` }) as const,
    );
    const message = `nothing ever reaches "${agent.name}": nobody sends on its ${silent.length} channels`;
    report({ place: below(agent.place, 'receives'), part: 'key', message, related });
  },
};
