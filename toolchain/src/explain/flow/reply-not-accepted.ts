import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const channels = {
  'messages/refusal.v1.schema.json': '{ "type": "object" }\n',
  'channels/shop.channel.yaml': lines(
    'channels:',
    '  order.request:',
    '    address: shop/{region}/order',
    '    parameters: { region: { enum: [eu, us] } }',
    '    messages: [order.v1]',
    '    reply: { channel: order.result, timeout: 5s }',
    '  order.result:',
    '    messages: [answer.v1, refusal.v1]',
  ),
};

export const replyNotAccepted: Explanation = {
  rule: 'REPLY_NOT_ACCEPTED',
  why: 'The requester names the reply channel under `receives` and narrows it, but the responder may answer with a message that is not on the list. Which reply comes is not for the requester to choose: that message arrives all the same, at an agent whose contract says that it does not take it.',
  fix: 'List every message that may be the answer, or leave `messages` out. A responder that never answers with one of them can say so: name the reply channel under its `sends` and narrow it there.',
  keys: ['agent.receives.messages', 'channel.reply.channel'],
  bad: {
    ...channels,
    'agents/shop.agent.yaml': lines(
      'agent: shop',
      'receives:',
      '  order.result: { messages: ⟪[answer.v1]⟫ }',
      'sends:',
      '  order.request: {}',
    ),
  },
  good: {
    ...channels,
    'agents/shop.agent.yaml': lines(
      'agent: shop',
      'receives:',
      '  order.result: { messages: [answer.v1, refusal.v1] }',
      'sends:',
      '  order.request: {}',
    ),
  },
};
