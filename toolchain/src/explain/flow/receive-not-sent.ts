import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const channel = {
  'messages/stocktaking.v1.schema.json': '{ "type": "object" }\n',
  'channels/shelf.channel.yaml': lines(
    'channels:',
    '  shelf.changed:',
    '    address: shop/shelf/changed',
    '    messages: [item.v1, stocktaking.v1]',
  ),
  'agents/till.agent.yaml': lines('agent: till', 'receives:', '  shelf.changed: {}'),
  'agents/website.agent.yaml': lines(
    'agent: website',
    'receives:',
    '  shelf.changed: { messages: [stocktaking.v1] }',
  ),
};

export const receiveNotSent: Explanation = {
  rule: 'RECEIVE_NOT_SENT',
  why: 'The agent narrows the channel to messages that none of its senders sends: all of them narrow it to others. Its handler never runs.',
  fix: 'Take what is sent, or let a sender send what is wanted.',
  keys: ['agent.receives.messages', 'agent.sends.messages'],
  bad: {
    ...channel,
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: { messages: ⟪[stocktaking.v1]⟫ }',
    ),
    'agents/warehouse.agent.yaml': lines(
      'agent: warehouse',
      'sends:',
      '  shelf.changed: { messages: [item.v1] }',
    ),
  },
  good: {
    ...channel,
    'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.changed: {}'),
  },
};
