import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const requestWithoutSender: Explanation = {
  rule: 'REQUEST_WITHOUT_SENDER',
  why: 'The channel says that requests are answered here, and an agent is there to answer, but no agent sends any. The responder runs for nobody, and the reply is a contract that is never used.',
  fix: 'Add the channel to `sends` of the agents that ask. If they are clients without Parley, declare them as agents with `external: true`. Tools such as `parley request` need no declaration; a channel that is for them alone is a reason to switch the rule off here.',
  keys: ['channel.reply', 'agent.sends'],
  bad: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    ⟪reply⟫: { channel: order.result, timeout: 5s }',
      '  order.result:',
      '    messages: [answer.v1]',
    ),
    'agents/shop.agent.yaml': lines('agent: shop'),
  },
  good: { 'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: {}') },
};
