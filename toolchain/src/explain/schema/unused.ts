import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaUnused: Explanation = {
  rule: 'SCHEMA_UNUSED',
  why: 'No channel carries this message and no other schema refers to it. Either somebody forgot to name it in a channel, and then nobody can send it, or it is left over and misleads whoever looks for the message to use.',
  fix: 'Name the type under `messages` of a channel, refer to the file from another schema, or delete it. If the name is meant as a message type, it ends with a version: `item.v2`.',
  keys: ['message', 'channel.messages'],
  bad: { 'messages/item.v2.schema.json': lines('{ ⟪"type"⟫: "object" }') },
  good: {
    'messages/item.v2.schema.json': lines('{ "type": "object" }'),
    'channels/shelf.channel.yaml': lines(
      'channels:',
      '  shelf.changed:',
      '    address: shop/shelf/changed',
      '    messages: [item.v1, item.v2]',
    ),
  },
};
