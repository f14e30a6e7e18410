import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressIllegal: Explanation = {
  rule: 'ADDRESS_ILLEGAL',
  why: "A message is published to one topic. MQTT brokers close the connection of a client that publishes to a topic with a wildcard; an empty level is legal but one that nobody's subscription `a/+` seems to hold; topics that begin with `$` are the broker's own, those under the prefix are Parley's. The first send would fail, or be seen by nobody.",
  fix: 'Write the levels between single slashes, with none in front and none at the end, and `{name}` for a whole level that varies: `shop/{region}/order`. A part of a level cannot vary; give it a level of its own.',
  keys: ['channel.address', 'config.prefix'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪shop/+/changed⟫',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/{shelf}/changed',
      '    parameters: { shelf: { type: string } }',
      '    messages: [item.v1]',
    ),
  },
};
