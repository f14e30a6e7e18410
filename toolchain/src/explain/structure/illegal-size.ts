import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const illegalSize: Explanation = {
  rule: 'SIZE_ILLEGAL',
  why: 'A size without a unit is read as bytes by one and as kilobytes by the other; `kb` and `Kb` are bits to some. The limit that you meant does not hold, and a message is refused that should travel, or the other way round.',
  fix: 'Write a whole number and one of `B`, `KB`, `MB`, `GB` with no space between: `256KB`. Each is 1024 of the one before.',
  keys: ['channel.maxBytes', 'channel.batch.bytes', 'channel.durable.bytes'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    maxBytes: ⟪256kb⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    maxBytes: 256KB',
    ),
  },
};
