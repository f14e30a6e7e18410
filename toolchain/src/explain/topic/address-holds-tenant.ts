import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const addressHoldsTenant: Explanation = {
  rule: 'ADDRESS_HOLDS_TENANT',
  why: 'Parley puts the `tenant` of the configuration in front of every topic by itself, so that one set of contracts serves all tenants. An address that begins with it too ends on a topic such as `acme/acme/shelf`, where no other client looks for it, and it is wrong for every other tenant.',
  fix: 'Leave the tenant out of the address.',
  keys: ['channel.address', 'config.tenant'],
  bad: {
    'parley.config.yaml': lines('tenant: acme'),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: ⟪acme/shelf/changed⟫',
      '    messages: [item.v1]',
    ),
  },
  good: {
    'parley.config.yaml': lines('tenant: acme'),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shelf/changed',
      '    messages: [item.v1]',
    ),
  },
};
