import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const shedReliable: Explanation = {
  rule: 'SHED_WITH_RELIABLE',
  why: '`overflow: shed` throws messages away when a queue is full. On a channel that promises delivery nothing may vanish, so each of them becomes a dead letter: under load, just when you have no time for it, you get a flood of dead letters to go through.',
  fix: 'Use `slow` (the default: the sender is slowed down) or `reject` (the sender is told at once). If older messages may be lost, say so with `delivery: at-most-once`.',
  keys: ['channel.overflow', 'channel.delivery'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    overflow: ⟪shed⟫',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    delivery: at-most-once',
      '    overflow: shed',
    ),
  },
};
