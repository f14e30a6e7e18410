import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const channelWithoutAddress: Explanation = {
  rule: 'CHANNEL_WITHOUT_ADDRESS',
  why: 'A channel without an `address` lives in inboxes: replies and directed messages go to one agent. There is no topic on which a broker could retain a message, among whose subscribers it could be shared, or on which a batch could travel, so `retain`, `share` and `batch` change nothing.',
  fix: 'Leave the key out, or give the channel an address.',
  keys: ['channel.address', 'channel.retain', 'channel.share', 'channel.batch'],
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
      '    ⟪share⟫: every',
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
