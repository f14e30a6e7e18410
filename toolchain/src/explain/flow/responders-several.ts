import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const respondersSeveral: Explanation = {
  rule: 'RESPONDERS_SEVERAL',
  why: 'Each agent that receives a channel gets its own copy of a message. Two that receive a request channel both do the work and both answer: the requester takes whichever reply comes first, the other one is lost, and the order is placed twice.',
  fix: 'Let one agent answer. The other may be its backup (`backup:`), watch with a pattern, or get the news on a channel without `reply`. To share the load start more instances of the same agent.',
  keys: ['channel.reply', 'agent.receives', 'agent.backup'],
  bad: {
    'agents/store.agent.yaml': lines('agent: store', 'receives:', '  ⟪order.request⟫: { timeout: 1s }'),
  },
  good: {
    'agents/store.agent.yaml': lines('agent: store', 'receives:', '  order.request: { timeout: 1s }'),
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'backup: store',
    ),
  },
};
