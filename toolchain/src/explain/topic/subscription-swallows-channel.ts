import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const subscriptionSwallowsChannel: Explanation = {
  rule: 'SUBSCRIPTION_SWALLOWS_CHANNEL',
  why: 'An agent subscribes to a parameter that is not bound and has no list of at most 64 values by `+`, and the broker knows nothing of schemas. So the subscription takes in the topics of another channel, though by the schemas the two have none in common. All of its traffic comes to the agent, which refuses each message with a dead letter.',
  fix: 'Put a fixed level into one of the addresses, such as `shop/all/shelves` beside `shop/one/{shelf}`; or list the values of the parameter by `enum`, at most 64; or let the agent receive the other channel too.',
  keys: ['channel.address', 'channel.parameters', 'agent.receives', 'agent.parameters'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪shop/{shelf}/changed⟫',
      "    parameters: { shelf: { pattern: '^[0-9]+$' } }",
      '    messages: [item.v1]',
    ),
    'channels/more.channel.yaml': lines(
      'channels:',
      '  shop.changed:',
      '    address: shop/all/changed',
      '    messages: [order.v1]',
    ),
    'agents/one.agent.yaml': lines('agent: one', 'sends: { shop.changed: {} }'),
    'agents/two.agent.yaml': lines('agent: two', 'receives: { shop.changed: {} }'),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/{shelf}/changed',
      "    parameters: { shelf: { pattern: '^[0-9]+$' } }",
      '    messages: [item.v1]',
    ),
    'channels/more.channel.yaml': lines(
      'channels:',
      '  shop.changed:',
      '    address: shop/all/changed',
      '    messages: [order.v1]',
    ),
    'agents/one.agent.yaml': lines('agent: one', 'sends: { shop.changed: {} }'),
    'agents/two.agent.yaml': lines('agent: two', 'receives: { shop.changed: {} }'),
  },
};
