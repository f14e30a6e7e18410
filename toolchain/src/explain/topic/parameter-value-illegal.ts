import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressParameterValueIllegal: Explanation = {
  rule: 'ADDRESS_PARAMETER_VALUE_ILLEGAL',
  why: 'A value of a parameter stands for one level of a topic, so it is text, not empty, and has none of `/`, `+`, `#` and NUL. A slash would make two levels out of one, and the topic would fit no subscription of the channel; a wildcard makes the broker refuse the message.',
  fix: 'Spell the value without these characters, for example `eu-west` for `eu/west`. Numbers need quotes. If the value does have two parts, give each a placeholder.',
  keys: ['channel.parameters'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/{shelf}/changed',
      '    parameters: { shelf: { enum: [tea, ⟪cake/fresh⟫] } }',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/{shelf}/changed',
      '    parameters: { shelf: { enum: [tea, cake-fresh] } }',
      '    messages: [item.v1]',
    ),
  },
};
