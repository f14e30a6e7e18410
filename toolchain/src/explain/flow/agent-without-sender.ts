import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const agentWithoutSender: Explanation = {
  rule: 'AGENT_WITHOUT_SENDER',
  why: 'Nobody sends on any of the channels that this agent receives: it can be started and will do nothing. Perhaps the agent that should feed it was never declared, or sends on a channel of another name.',
  fix: 'Declare the sender. If messages come from a system that does not use Parley, declare that as an agent with `external: true`. If the agent is no longer needed, delete it.',
  keys: ['agent.receives', 'agent.sends'],
  bad: {
    'agents/archive.agent.yaml': lines(
      'agent: archive',
      '⟪receives⟫:',
      '  order.paid: {}',
      '  order.sent: {}',
    ),
    'channels/archive.channel.yaml': lines(
      'channels:',
      '  order.paid: { address: shop/paid, messages: [order.v1] }',
      '  order.sent: { address: shop/sent, messages: [order.v1] }',
    ),
  },
  good: {
    'agents/till.agent.yaml': lines(
      'agent: till',
      'external: true',
      'sends:',
      '  order.paid: {}',
      '  order.sent: {}',
    ),
    'agents/archive.agent.yaml': lines('agent: archive', 'receives:', '  order.paid: {}', '  order.sent: {}'),
    'channels/archive.channel.yaml': lines(
      'channels:',
      '  order.paid: { address: shop/paid, messages: [order.v1] }',
      '  order.sent: { address: shop/sent, messages: [order.v1] }',
    ),
  },
};
