import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressParameterUndeclared: Explanation = {
  rule: 'ADDRESS_PARAMETER_UNDECLARED',
  why: 'The address has a placeholder of which nothing is said. Generated code would not ask the sender for its value, so that the topic could not be filled; and nobody could check the values that arrive.',
  fix: 'Add the name to `parameters` with a JSON Schema for text. An `enum` of all values is best: an agent then subscribes to just these topics. If the names differ by a slip, spell them alike.',
  keys: ['channel.address', 'channel.parameters'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪shop/{shelf}/changed⟫',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/{shelf}/changed',
      '    parameters: { shelf: { enum: [tea, cake] } }',
      '    messages: [item.v1]',
    ),
  },
};
