import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const replyIsRequest: Explanation = {
  rule: 'REPLY_IS_REQUEST',
  why: 'The channel of the replies has a `reply` itself. A reply goes to the inbox of whoever asked and names no inbox for an answer, so the answer that the contract promises never comes.',
  fix: 'Let the reply channel be one without `reply`. A conversation of several steps is several requests: the one who got the reply asks again.',
  keys: ['channel.reply.channel'],
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
      '    reply: { channel: order.thanks }',
      '  order.thanks:',
      '    messages: [answer.v1]',
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
