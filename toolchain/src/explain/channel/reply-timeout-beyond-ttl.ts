import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const replyTimeoutBeyondTtl: Explanation = {
  rule: 'REPLY_TIMEOUT_BEYOND_TTL',
  why: 'A request that is older than its `ttl` is not handled any more. A requester that waits longer than that waits for nothing: it holds its memory and its caller for a reply that cannot come, and finds out about the failure too late.',
  fix: 'Make the `timeout` of the reply at most as long as the `ttl`. If the answer may take long, let the request live longer.',
  keys: ['channel.reply.timeout', 'channel.ttl'],
  bad: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    ttl: 2s',
      '    reply: { channel: order.result, timeout: ⟪5s⟫ }',
      '  order.result:',
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
      '    ttl: 5s',
      '    reply: { channel: order.result, timeout: 5s }',
      '  order.result:',
      '    messages: [answer.v1]',
    ),
  },
};
