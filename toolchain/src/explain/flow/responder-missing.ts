import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const responderMissing: Explanation = {
  rule: 'RESPONDER_MISSING',
  why: 'A channel with `reply` promises an answer, and no agent gives it: every request runs into its timeout. A pattern only watches and never answers, and a backup steps in only for an agent that answers itself.',
  fix: 'Let one agent name the channel under `receives`. If nobody needs to answer, take `reply` away, and the channel carries plain messages.',
  keys: ['channel.reply', 'agent.receives', 'agent.backup'],
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
    'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.*: {}'),
  },
  good: { 'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.request: { timeout: 1s }') },
};
