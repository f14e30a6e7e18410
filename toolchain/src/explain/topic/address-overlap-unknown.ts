import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressOverlapUnknown: Explanation = {
  rule: 'ADDRESS_OVERLAP_UNKNOWN',
  why: 'The two addresses have the same shape and carry different messages, and whether some topic belongs to both hangs on a part of a pattern that is no regular language (look-around, back-references), on a `format`, or on a pattern too large to be followed. If there is such a topic, whoever subscribes to one channel gets the messages of the other.',
  fix: 'Put different fixed levels into the two addresses, or say what the parameters may be by `enum`, `const`, `minLength`, `maxLength` or a plain pattern: of these the check knows exactly whether they share a value, and names one. One level that they cannot share is enough, whatever the others are.',
  keys: ['channel.address', 'channel.parameters', 'channel.messages'],
  bad: {
    'channels/more.channel.yaml': lines(
      'channels:',
      '  shelf.moved:',
      '    address: shop/{shelf}/moved',
      "    parameters: { shelf: { pattern: '^[a-z](?:[0-9])(?![0-9])' } }",
      '    messages: [item.v1]',
      '  shelf.sold:',
      '    address: ⟪shop/{shelf}/moved⟫',
      "    parameters: { shelf: { pattern: '^[A-Z]+$' } }",
      '    messages: [order.v1]',
    ),
    'agents/one.agent.yaml': lines('agent: one', 'sends: { shelf.moved: {}, shelf.sold: {} }'),
    'agents/two.agent.yaml': lines('agent: two', 'receives: { shelf.moved: {}, shelf.sold: {} }'),
  },
  good: {
    'channels/more.channel.yaml': lines(
      'channels:',
      '  shelf.moved:',
      '    address: shop/{shelf}/moved',
      "    parameters: { shelf: { pattern: '^[a-z][0-9]$' } }",
      '    messages: [item.v1]',
      '  shelf.sold:',
      '    address: shop/{shelf}/moved',
      "    parameters: { shelf: { pattern: '^[A-Z]+$' } }",
      '    messages: [order.v1]',
    ),
    'agents/one.agent.yaml': lines('agent: one', 'sends: { shelf.moved: {}, shelf.sold: {} }'),
    'agents/two.agent.yaml': lines('agent: two', 'receives: { shelf.moved: {}, shelf.sold: {} }'),
  },
};
