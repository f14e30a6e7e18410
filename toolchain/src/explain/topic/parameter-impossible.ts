import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressParameterImpossible: Explanation = {
  rule: 'ADDRESS_PARAMETER_IMPOSSIBLE',
  why: 'A value of a parameter is a text that stands for one level of the topic: not empty, without `/`, `+`, `#` or NUL. No such text satisfies the schema, so nobody can ever send on the channel or subscribe to one of its topics.',
  fix: 'Write a schema for texts. A number in a topic is a text of digits: `pattern: "^[0-9]+$"`. For several levels take several parameters.',
  keys: ['channel.parameters'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/{shelf}/changed',
      '    parameters:',
      '      shelf: ⟪{ type: integer }⟫',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/{shelf}/changed',
      '    parameters:',
      "      shelf: { type: string, pattern: '^[0-9]+$' }",
      '    messages: [item.v1]',
    ),
  },
};
