import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const channelSuccessorUnresolved: Explanation = {
  rule: 'CHANNEL_SUCCESSOR_UNRESOLVED',
  why: '`deprecated.use` tells senders and receivers which channel to go over to; it stands in the generated code as `@deprecated`. If that channel is not there, everybody who obeys ends in an error, and the old channel can never be taken away.',
  fix: 'Name a channel that is there, or declare the new one first. If nothing takes the place of the old channel, leave `use` out.',
  keys: ['channel.deprecated'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    deprecated: { since: 2026-01-01, use: ⟪shelf.stocked⟫ }',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
      '    deprecated: { since: 2026-01-01, use: shelf.stocked }',
      '  shelf.stocked:',
      '    address: shop/shelf/stocked',
      '    messages: [item.v1]',
    ),
    'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.stocked: {}'),
    'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.*: {}'),
  },
};
