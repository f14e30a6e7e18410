import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaExampleInvalid: Explanation = {
  rule: 'SCHEMA_EXAMPLE_INVALID',
  why: 'People copy the examples of a message, tests and the documentation use them, and readers trust them more than the schema. An example that its own schema refuses means that one of the two is wrong; if it is the schema, good messages will be refused and become dead letters.',
  fix: 'Decide which of the two is right, and mend the other one. The finding stands at the value inside the example that breaks the schema.',
  keys: ['schema.examples'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": {',
      '    "sku": { "type": "string" },',
      '    "left": { "type": "integer" }',
      '  },',
      '  "examples": [{ "sku": "tea-1", "left": ⟪"12"⟫ }]',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": {',
      '    "sku": { "type": "string" },',
      '    "left": { "type": "integer" }',
      '  },',
      '  "examples": [{ "sku": "tea-1", "left": 12 }]',
      '}',
    ),
  },
};
