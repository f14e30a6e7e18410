import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaKeywordUnknown: Explanation = {
  rule: 'SCHEMA_KEYWORD_UNKNOWN',
  why: "JSON Schema ignores keywords that it does not know. A slip of the pen such as `requird` therefore switches a check off without a word: messages without the member are valid, on the sender's side and on the receiver's, and the handler that counts on it breaks.",
  fix: 'Take the spelling that the hint gives. OpenAPI\'s `nullable` is `"type": ["string", "null"]` here. Keywords of your own begin with `x-`.',
  keys: ['schema'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  ⟪"requird"⟫: ["sku"],',
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
