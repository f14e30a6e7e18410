import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const channelDescriptionMissing: Explanation = {
  rule: 'CHANNEL_DESCRIPTION_MISSING',
  why: 'Those who look for a channel see its name and its description, in the editor and in generated code. A name alone leaves open who sends here and when.',
  fix: 'Write one or two sentences: what a message here says, and what it is for.',
  keys: ['channel.description'],
  bad: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    description: Asks for goods of one region.',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: order.result, timeout: 5s }',
      '  order.result:',
      '    description: Whether the goods are there.',
      '    messages: [answer.v1]',
    ),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  ⟪shelf.changed⟫:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    description: Asks for goods of one region.',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: order.result, timeout: 5s }',
      '  order.result:',
      '    description: Whether the goods are there.',
      '    messages: [answer.v1]',
    ),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    description: How many of an article are left.',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
    ),
  },
};
