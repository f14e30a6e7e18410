import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const channelReserved: Explanation = {
  rule: 'CHANNEL_RESERVED',
  why: 'A name under `reserved` was used once. Agents of an older version, retained messages and dead letters may still go by it; a new channel of the same name would be given to them with another meaning.',
  fix: 'Choose another name; a version at its end is clear: `shelf.changed2`. Take the name out of `reserved` only if the old channel itself comes back, unchanged.',
  keys: ['channels.reserved', 'channels.channels'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  ⟪shelf.changed⟫:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      'reserved: [shelf.changed]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      'reserved: [shelf.moved]',
    ),
  },
};
