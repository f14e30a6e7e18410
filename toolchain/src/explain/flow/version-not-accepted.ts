import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const channel = {
  'messages/item.v2.schema.json': '{ "type": "object" }\n',
  'channels/shelf.channel.yaml': lines(
    'channels:',
    '  shelf.changed:',
    '    address: shop/shelf/changed',
    '    messages: [item.v1, item.v2]',
  ),
  'agents/website.agent.yaml': lines(
    'agent: website',
    'receives:',
    '  shelf.changed: { messages: [item.v1] }',
  ),
  'agents/till.agent.yaml': lines('agent: till', 'receives:', '  shelf.changed: {}'),
};

export const versionNotAccepted: Explanation = {
  rule: 'VERSION_NOT_ACCEPTED',
  why: 'A message has a new version, some receivers take it, and this one still takes only another. The sender sends no version that it takes, so it silently gets nothing from this sender any more.',
  fix: 'Move in three steps: let every receiver take the new version beside the old one, then move the senders, then let the receivers drop the old one. Until then the sender sends both.',
  keys: ['agent.sends.messages', 'agent.receives.messages', 'channel.messages'],
  bad: {
    ...channel,
    'agents/warehouse.agent.yaml': lines(
      'agent: warehouse',
      'sends:',
      '  shelf.changed: { messages: [⟪item.v2⟫] }',
    ),
  },
  good: {
    ...channel,
    'agents/warehouse.agent.yaml': lines(
      'agent: warehouse',
      'sends:',
      '  shelf.changed: { messages: [item.v1, item.v2] }',
    ),
  },
};
