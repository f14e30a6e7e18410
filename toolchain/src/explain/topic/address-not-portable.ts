import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressNotPortable: Explanation = {
  rule: 'ADDRESS_NOT_PORTABLE',
  why: 'Brokers in the cloud take much less than MQTT allows: AWS IoT Core 7 slashes, so 8 levels, and 256 bytes, and others follow it. A fleet that stays inside these limits can move.',
  fix: 'Put what varies into the message instead of a level, and limit the values of parameters by `maxLength`. The levels and bytes of the tenant count.',
  keys: ['channel.address', 'channel.parameters', 'config.tenant'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪shop/eu/de/by/muc/3/7/shelf/changed⟫',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/eu/muc/3/7/shelf/changed',
      '    messages: [item.v1]',
    ),
  },
};
