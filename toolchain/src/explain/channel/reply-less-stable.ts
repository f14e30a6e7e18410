import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const replyLessStable: Explanation = {
  rule: 'REPLY_LESS_STABLE',
  why: 'A channel that is `beta` or `stable` promises its users that it does not break. A request is used together with its reply: while the reply is `draft` or `alpha` it may change in every release, and the promise of the request is worth nothing. A channel that says nothing is stable.',
  fix: 'Settle the reply channel first, or mark the request as unsettled too.',
  keys: ['channel.stability', 'channel.reply.channel'],
  bad: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: ⟪order.result⟫, timeout: 5s }',
      '  order.result:',
      '    messages: [answer.v1]',
      '    stability: draft',
    ),
  },
  good: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: order.result, timeout: 5s }',
      '    stability: draft',
      '  order.result:',
      '    messages: [answer.v1]',
      '    stability: draft',
    ),
  },
};
