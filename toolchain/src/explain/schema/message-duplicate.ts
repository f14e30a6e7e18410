import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const messageDuplicate: Explanation = {
  rule: 'MESSAGE_DUPLICATE',
  why: 'The type of a message is the name of its file, wherever the file lies. Two files of one name are two schemas for one type: one of them is in force, the other one is edited in vain. With a `.json` and a `.yaml` of the same type that is hard to see.',
  fix: 'Delete one of the files. If the messages differ, they are different types: give one another name, or the next version (`item.v2`).',
  keys: ['message', 'config.include', 'config.imports'],
  bad: {
    'messages/old/item.v1.schema.json': lines('{ ⟪"type"⟫: "object" }'),
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": "string" } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": "string" } }',
      '}',
    ),
  },
};
