import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const channelMessageUnresolved: Explanation = {
  rule: 'CHANNEL_MESSAGE_UNRESOLVED',
  why: 'The channel carries a message type of which there is no schema. No type can be generated for it, no sender can check its data, and a receiver refuses what arrives (`unknown_type`). A version that was never written, such as `.v2`, is a usual cause.',
  fix: 'Write the schema file; its name is the type and `.schema.json` or `.schema.yaml`. If it is there, look at the spelling and the version, and whether `include` holds its folder.',
  keys: ['channel.messages'],
  bad: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1, ⟪item.v2⟫]',
    ),
  },
  good: {
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1]',
    ),
  },
};
