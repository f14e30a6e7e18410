import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const fallbackUnresolved: Explanation = {
  rule: 'FALLBACK_UNRESOLVED',
  why: 'A message goes to the `fallback` channel when its own channel cannot take it: the breaker is open, or the receiver is away. If that channel is not there, or is the same one again, the message fails in the moment for which the fallback was meant.',
  fix: 'Name another channel that carries the same messages and that somebody receives.',
  keys: ['agent.sends.fallback'],
  bad: {
    'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: { fallback: ⟪order.queue⟫ }'),
  },
  good: {
    'agents/shop.agent.yaml': lines(
      'agent: shop',
      'sends:',
      '  order.request: { fallback: order.queue }',
      '  order.queue: {}',
    ),
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      '  order.queue: {}',
    ),
    'channels/queue.channel.yaml': lines(
      'channels:',
      '  order.queue:',
      '    address: shop/queue',
      '    messages: [order.v1]',
    ),
  },
};
