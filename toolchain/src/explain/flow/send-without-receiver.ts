import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const sendWithoutReceiver: Explanation = {
  rule: 'SEND_WITHOUT_RECEIVER',
  why: 'The agent sends, the broker accepts, and nobody is there: the message is gone without any error. On a durable channel it would not even be kept, since no agent has to confirm it.',
  fix: 'Add the channel to `receives` of the agent that should hear of it. A system without Parley that listens is declared as an agent with `external: true`. If nobody wants the message any more, take the send away.',
  keys: ['agent.sends', 'agent.receives'],
  bad: {
    'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  ⟪shelf.changed⟫: {}'),
    'agents/website.agent.yaml': lines('agent: website'),
  },
  good: { 'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.changed: {}') },
};
