import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const channels = {
  'channels/shelf.channel.yaml': lines(
    'channels:',
    '  shelf.changed:',
    '    address: shop/shelf/changed',
    '    messages: [item.v1]',
    '    deprecated: { since: 2026-01-01, sunset: 2026-06-01, use: shelf.counted }',
    '  shelf.counted:',
    '    address: shop/shelf/counted',
    '    messages: [item.v1]',
  ),
  'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.**: {}'),
};

export const deprecatedUsed: Explanation = {
  rule: 'CHANNEL_DEPRECATED_USED',
  why: 'The channel is on its way out and this agent still sends there. After the `sunset` its receivers may be gone. Senders are told and receivers are not: a receiver has to stay as long as anybody sends. The check has no clock; it tells from the day on which the channel is marked.',
  fix: 'Send on the channel that `use` names. Until the receivers are there, send on both.',
  keys: [
    'channel.deprecated',
    'channel.deprecated.since',
    'channel.deprecated.sunset',
    'channel.deprecated.use',
  ],
  bad: {
    ...channels,
    'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  ⟪shelf.changed⟫: {}'),
  },
  good: {
    ...channels,
    'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.counted: {}'),
  },
};
