import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressDuplicate: Explanation = {
  rule: 'ADDRESS_DUPLICATE',
  why: 'Both channels live on the same topics and carry the same messages, so only the name inside each message tells them apart. An agent that receives one of them gets the messages of the other as well, and refuses each with a dead letter. A client of another make, which names no channel, cannot say which of the two it means; nor do two sets of guarantees make sense on one topic.',
  fix: 'Keep one of the two and let all agents use it; an agent that wants only some of its messages narrows them by `messages`. If both are needed, give each an address of its own.',
  keys: ['channel.address', 'channel.parameters', 'channel.messages'],
  bad: {
    'channels/more.channel.yaml': lines(
      'channels:',
      '  shelf.copied:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
    ),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪shop/shelf/changed⟫',
      '    messages: [item.v1]',
    ),
    'agents/one.agent.yaml': lines('agent: one', 'sends: { shelf.copied: {} }'),
    'agents/two.agent.yaml': lines('agent: two', 'receives: { shelf.copied: {} }'),
  },
  good: {
    'channels/more.channel.yaml': lines(
      'channels:',
      '  shelf.copied:',
      '    address: shop/shelf/copied',
      '    messages: [item.v1]',
    ),
    'agents/one.agent.yaml': lines('agent: one', 'sends: { shelf.copied: {} }'),
    'agents/two.agent.yaml': lines('agent: two', 'receives: { shelf.copied: {} }'),
  },
};
