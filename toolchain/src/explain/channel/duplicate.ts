import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const channelDuplicate: Explanation = {
  rule: 'CHANNEL_DUPLICATE',
  why: 'Agents name a channel by its name alone. When two files declare it, one of the two addresses and guarantees is in force and the other one is not, and which of them depends on the order of the files. After a merge it is easy to change the wrong one.',
  fix: 'Keep one of the two declarations. If they mean different things, give one another name; if one file moved, delete the old one. Channels of an imported workspace count too.',
  keys: ['channels.channels', 'config.imports'],
  bad: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: order.result, timeout: 5s }',
      '  order.result:',
      '    messages: [answer.v1]',
      '  ⟪shelf.changed⟫:',
      '    address: shop/shelf/news',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: shop/{region}/order',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: order.result, timeout: 5s }',
      '  order.result:',
      '    messages: [answer.v1]',
    ),
  },
};
