import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressTooLong: Explanation = {
  rule: 'ADDRESS_TOO_LONG',
  why: 'A topic has at most 65,535 bytes of UTF-8, the tenant included (MQTT 4.7.3). The fixed levels and the longest values that the parameters allow make more than that together, so that there are legal values with which a send fails.',
  fix: 'Shorten the fixed levels, or limit the values of the parameters by `maxLength`. A parameter without any limit counts as one byte here; the STRICT rule about texts without a limit tells of it.',
  keys: ['channel.address', 'channel.parameters', 'config.tenant'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪shop/{shelf}/changed⟫',
      '    parameters: { shelf: { maxLength: 65530 } }',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/{shelf}/changed',
      '    parameters: { shelf: { maxLength: 40 } }',
      '    messages: [item.v1]',
    ),
  },
};
