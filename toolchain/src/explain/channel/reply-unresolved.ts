import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const channelReplyUnresolved: Explanation = {
  rule: 'CHANNEL_REPLY_UNRESOLVED',
  why: '`reply` says where the messages of the answer are described. Without that channel nobody knows what a reply looks like: the generated handler has nothing to return, and the requester nothing to wait for. A channel that is its own reply would make every answer a new request.',
  fix: 'Name a channel that is there, or declare it. A reply channel needs no address, for replies go to the inbox of whoever asked: `order.result: { messages: [answer.v1] }`.',
  keys: ['channel.reply', 'channel.reply.channel'],
  bad: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: ⟪order.answer⟫, timeout: 5s }',
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
      '  order.result:',
      '    messages: [answer.v1]',
    ),
  },
};
