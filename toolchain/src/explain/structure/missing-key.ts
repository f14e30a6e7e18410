import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const missingKey: Explanation = {
  rule: 'KEY_MISSING',
  why: 'Without this key the contract says nothing that can be used: an agent without a name cannot be linked, a channel without messages carries nothing, a broker without a URL cannot be reached. Generated code could only guess.',
  fix: 'Add the key; `docs/guide/contracts.md` says of each key what it takes. If you see the key in the file, look at the indentation: it may have become a member of something else.',
  keys: ['agent.agent', 'channels.channels', 'channel.messages', 'channel.reply.channel', 'config.brokers'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  ⟪shelf.changed⟫:',
      '    address: shop/shelf/changed',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
    ),
  },
};
