import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const receiveWithoutSender: Explanation = {
  rule: 'RECEIVE_WITHOUT_SENDER',
  why: 'No agent sends on this channel, so the handler of it never runs. That is code which looks alive and is not: most often the sender went over to another channel, or does not say in its `sends` what it sends.',
  fix: 'Add the channel to `sends` of the agent that should send. A system without Parley is declared as an agent with `external: true`. Otherwise take the receive away.',
  keys: ['agent.receives', 'agent.sends'],
  bad: {
    'agents/warehouse.agent.yaml': lines('agent: warehouse'),
    'agents/website.agent.yaml': lines('agent: website', 'receives:', '  ⟪shelf.changed⟫: {}'),
  },
  good: { 'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.changed: {}') },
};
