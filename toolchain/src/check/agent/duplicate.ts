import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const agentDuplicate: Rule = {
  id: 'AGENT_DUPLICATE',
  severity: 'error',
  summary: 'Two files declare an agent of the same name.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { agents } = linksOf(workspace);
    const first = agents.get(agent.name);
    if (first === undefined || first === agent) return;
    const related = [{ place: below(first.place, 'agent'), message: 'the first one' }];
    report({
      place: below(agent.place, 'agent'),
      message: `the agent "${agent.name}" is there twice`,
      related,
    });
  },
};
