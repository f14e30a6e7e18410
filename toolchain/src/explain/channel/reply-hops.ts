import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const replyHops: Explanation = {
  rule: 'REPLY_HOPS_BELOW_REQUEST',
  why: 'Every message has one hop more than its cause, and a reply is caused by its request. Where the reply channel allows fewer hops, a request that came a long way is handled, but the responder cannot send the answer (`hop_limit`): the requester waits until its timeout.',
  fix: 'Leave `hops` out on reply channels, or allow more there than on the request.',
  keys: ['channel.hops', 'channel.reply.channel'],
  bad: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: order.result, timeout: 5s }',
      '    hops: 8',
      '  order.result:',
      '    messages: [answer.v1]',
      '    hops: ⟪4⟫',
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
      '    hops: 8',
      '  order.result:',
      '    messages: [answer.v1]',
    ),
  },
};
