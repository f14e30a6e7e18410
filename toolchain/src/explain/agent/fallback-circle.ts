import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const queue = {
  'channels/queue.channel.yaml': lines(
    'channels:',
    '  order.queue:',
    '    address: shop/queue',
    '    messages: [order.v1]',
  ),
  'agents/desk.agent.yaml': lines('agent: desk', 'receives:', '  order.queue: {}'),
};

export const fallbackCircle: Explanation = {
  rule: 'FALLBACK_CIRCLE',
  why: 'Each fallback leads to the next, and the last one back to the first. When all of them fail, a message goes round until it expires and loads the very channels that are in trouble.',
  fix: 'End the chain somewhere: the last channel has no fallback.',
  keys: ['agent.sends.fallback'],
  bad: {
    ...queue,
    'agents/shop.agent.yaml': lines(
      'agent: shop',
      'sends:',
      '  order.request: { fallback: ⟪order.queue⟫ }',
      '  order.queue: { fallback: order.request }',
    ),
  },
  good: {
    ...queue,
    'agents/shop.agent.yaml': lines(
      'agent: shop',
      'sends:',
      '  order.request: { fallback: order.queue }',
      '  order.queue: {}',
    ),
  },
};
