import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaInvalid: Explanation = {
  rule: 'SCHEMA_INVALID',
  why: 'A keyword has a value that it cannot have: an unknown type, a negative length, `required` that is no list. Some validators ignore such a keyword and accept everything, others refuse to start; in no case does the schema say what you meant.',
  fix: 'Write what JSON Schema 2020-12 wants for the keyword; the message names it. `required` is a list of names beside `properties`, not `true` inside a member.',
  keys: ['schema'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": ⟪"text"⟫ } }',
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
