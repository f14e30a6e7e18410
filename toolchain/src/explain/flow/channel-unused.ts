import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const channelUnused: Explanation = {
  rule: 'CHANNEL_UNUSED',
  why: 'A channel that nobody sends and nobody receives is a promise to nobody. Most often it is left over from an agent that went, or the `reply` that led to it was taken away; readers and other teams still take it for part of the fleet.',
  fix: 'Name it under `sends` and `receives` of the agents that use it. If it is no longer of use, take it away and list its name under `reserved`, so that it cannot come back with another meaning.',
  keys: ['agent.receives', 'agent.sends', 'channel.reply'],
  bad: {
    'channels/more.channel.yaml': lines(
      'channels:',
      '  ⟪order.archived⟫:',
      '    address: shop/archive',
      '    messages: [order.v1]',
    ),
  },
  good: {
    'channels/more.channel.yaml': lines('channels: {}', 'reserved: [order.archived]'),
  },
};
