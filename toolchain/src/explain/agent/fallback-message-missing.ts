import { lines } from '../example.ts';
import { shopSends } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

const queue = (type: string): string =>
  lines('channels:', '  order.queue:', '    address: shop/queue', `    messages: [${type}]`);
const desk = lines('agent: desk', 'receives:', '  order.queue: {}');

export const fallbackMessageMissing: Explanation = {
  rule: 'FALLBACK_MESSAGE_MISSING',
  why: 'When the first channel fails, the same message goes to the fallback. A channel that does not carry its type takes no such message: the send fails just when the fallback is needed.',
  fix: 'Let the fallback carry every message that may have to go there, or narrow what is sent with `messages`.',
  keys: ['agent.sends.fallback', 'agent.sends.messages'],
  bad: {
    ...shopSends('{ fallback: ⟪order.queue⟫ }'),
    'channels/queue.channel.yaml': queue('item.v1'),
    'agents/desk.agent.yaml': desk,
  },
  good: {
    ...shopSends('{ fallback: order.queue }'),
    'channels/queue.channel.yaml': queue('order.v1'),
    'agents/desk.agent.yaml': desk,
  },
};
