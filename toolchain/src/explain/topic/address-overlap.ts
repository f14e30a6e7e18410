import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressOverlap: Explanation = {
  rule: 'ADDRESS_OVERLAP',
  why: 'There is a topic that belongs to both channels, and they carry different messages. Whoever subscribes to one gets the messages of the other too: they are counted as strays or become dead letters, and a client that tells messages by their topic reads the wrong ones.',
  fix: "Give one of the channels an address of its own, most simply by a fixed level: `shop/eu/order` and `shop/eu/refund`. Or close the parameter with an `enum` that leaves the other's value out. If both are meant to share a topic, let both carry the same messages.",
  keys: ['channel.address', 'channel.parameters', 'channel.messages'],
  bad: {
    'channels/shop.channel.yaml': lines(
      'channels:',
      '  order.request:',
      '    address: ⟪shop/{region}/order⟫',
      '    parameters: { region: { enum: [eu, us] } }',
      '    messages: [order.v1]',
      '    reply: { channel: order.result, timeout: 5s }',
      '  order.result:',
      '    messages: [answer.v1]',
    ),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/eu/order',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/eu/shelf',
      '    messages: [item.v1]',
    ),
  },
};
