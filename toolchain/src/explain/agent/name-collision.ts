import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const agentNameCollision: Explanation = {
  rule: 'AGENT_NAME_COLLISION',
  why: 'Generated code names declarations after agents, without dots, dashes and underscores. Two agents that differ in nothing else get suffixes made of digits and letters, and people start the wrong one.',
  fix: 'Rename one of the two agents, with its file.',
  keys: ['agent.agent'],
  bad: {
    'agents/web-site.agent.yaml': lines('agent: web-site', 'receives:', '  shelf.changed: {}'),
    'agents/web.site.agent.yaml': lines('agent: ⟪web.site⟫', 'receives:', '  shelf.changed: {}'),
  },
  good: {
    'agents/web-site.agent.yaml': lines('agent: web-site', 'receives:', '  shelf.changed: {}'),
    'agents/web-shop.agent.yaml': lines('agent: web-shop', 'receives:', '  shelf.changed: {}'),
  },
};
