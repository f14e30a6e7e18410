import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressSpace: Explanation = {
  rule: 'ADDRESS_SPACE',
  why: 'MQTT allows spaces in a topic, and they make trouble: a shell splits at them, a log does not show the one at the end, and two topics that look alike are not the same.',
  fix: 'Write `-` or `_` instead, in fixed levels and in the listed values of parameters.',
  keys: ['channel.address', 'channel.parameters'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪shop/top shelf/changed⟫',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/top-shelf/changed',
      '    messages: [item.v1]',
    ),
  },
};
