import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaUnsatisfiable: Explanation = {
  rule: 'SCHEMA_UNSATISFIABLE',
  why: 'Two keywords exclude each other, so that no value is valid. Every message with this member is refused, by its sender already; tests that never fill the member do not see it.',
  fix: 'Look at both keywords: most often limits are swapped, a required member is not among those allowed, or two branches of `allOf` want different types. If a member must never be there, write `false` for it and do not require it.',
  keys: [
    'schema.minimum',
    'schema.maximum',
    'schema.minLength',
    'schema.maxLength',
    'schema.minItems',
    'schema.maxItems',
    'schema.minProperties',
    'schema.maxProperties',
    'schema.required',
    'schema.allOf',
    'schema.enum',
    'schema.const',
  ],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": {',
      '    "sku": { "type": "string", "minLength": ⟪20⟫, "maxLength": 10 }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": {',
      '    "sku": { "type": "string", "minLength": 10, "maxLength": 20 }',
      '  }',
      '}',
    ),
  },
};
