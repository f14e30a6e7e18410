import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaPropertyCollision: Explanation = {
  rule: 'SCHEMA_PROPERTY_COLLISION',
  why: 'Two members of one object have the same name but for capitals, dashes or underscores. Readers that do not tell case apart, and code generated for other languages, take one for the other, and people mix them up.',
  fix: 'Keep one of them, or give them names that say what differs.',
  keys: ['schema.properties'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "shelfId": { "type": "string" },',
      '    ⟪"shelf_id"⟫: { "type": "string" }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "shelfId": { "type": "string" },',
      '    "shelfLabel": { "type": "string" }',
      '  }',
      '}',
    ),
  },
};
