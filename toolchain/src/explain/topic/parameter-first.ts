import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressParameterFirst: Explanation = {
  rule: 'ADDRESS_PARAMETER_FIRST',
  why: 'Who receives all values of the parameter subscribes to `+/changed`, and that takes in every topic of this depth on the broker, those of other systems too. Each of these messages is delivered, parsed and counted as a stray. Access lists of a broker, too, can hardly grant such a topic to one agent.',
  fix: 'Put a fixed level in front that names your system: `shop/{shelf}/changed`. If the first level is meant to tell customers apart, that is the `tenant` of the configuration.',
  keys: ['channel.address', 'config.tenant'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      "    address: ⟪'{shelf}/changed'⟫",
      '    parameters: { shelf: { type: string } }',
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
