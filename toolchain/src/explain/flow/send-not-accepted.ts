import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const sendNotAccepted: Explanation = {
  rule: 'SEND_NOT_ACCEPTED',
  why: 'The channel carries the message and the agent sends it, but every receiver has narrowed its `messages` and leaves this type out. It travels, is taken by nobody and vanishes; a request of this type runs into its timeout. It happens when a sender goes over to a new version before a receiver does.',
  fix: 'Let at least one receiver take the type, or narrow `messages` of the sender. When you bring in a new version, add it to the receivers first.',
  keys: ['agent.sends.messages', 'agent.receives.messages', 'channel.messages'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1, order.v1]',
    ),
    'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  ⟪shelf.changed⟫: {}'),
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: { messages: [item.v1] }',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1, order.v1]',
    ),
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: { messages: [item.v1, order.v1] }',
    ),
  },
};
