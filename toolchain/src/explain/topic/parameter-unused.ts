import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressParameterUnused: Explanation = {
  rule: 'ADDRESS_PARAMETER_UNUSED',
  why: 'Senders would be asked for a value that changes nothing: all messages travel on the same topic, whatever it is. Most often the address has lost a level, and agents that should see one shelf see all of them.',
  fix: 'Put `{name}` into the address as a whole level, or take the entry out of `parameters`. A channel without an address has no parameters: what varies belongs into the message.',
  keys: ['channel.address', 'channel.parameters'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    parameters: { ⟪shelf⟫: { enum: [tea, cake] } }',
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
