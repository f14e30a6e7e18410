import { lines } from '../example.ts';
import { shopSends } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

const queue = lines('channels:', '  order.queue:', '    address: shop/queue', '    messages: [order.v1]');

export const fallbackWithoutReceiver: Explanation = {
  rule: 'FALLBACK_WITHOUT_RECEIVER',
  why: 'The fallback is meant for messages that the first channel could not take. Nobody receives it, so they are lost after all, and the sender believes that they are in good hands.',
  fix: 'Let an agent receive the fallback, or name another one.',
  keys: ['agent.sends.fallback'],
  bad: { ...shopSends('{ fallback: ⟪order.queue⟫ }'), 'channels/queue.channel.yaml': queue },
  good: {
    ...shopSends('{ fallback: order.queue }'),
    'channels/queue.channel.yaml': queue,
    'agents/desk.agent.yaml': lines('agent: desk', 'receives:', '  order.queue: {}'),
  },
};
