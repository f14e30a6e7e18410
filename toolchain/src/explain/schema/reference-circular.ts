import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaReferenceCircular: Explanation = {
  rule: 'SCHEMA_REF_CIRCULAR',
  why: 'The `$ref` leads back to where it began without going into the value. A validator that follows it never comes to an end: it runs out of stack at the first message, and the agent with it.',
  fix: 'Break the circle: one of the schemas has to say itself what is valid. A schema may well refer to itself below `properties` or `items`, for then each step goes one level deeper into a value that ends.',
  keys: ['schema.$ref'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "$ref": "#/$defs/item",',
      '  "$defs": {',
      '    "item": { "$ref": ⟪"#/$defs/article"⟫ },',
      '    "article": { "allOf": [{ "$ref": "#/$defs/item" }] }',
      '  }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "$ref": "#/$defs/item",',
      '  "$defs": {',
      '    "item": {',
      '      "type": "object",',
      '      "properties": { "part": { "$ref": "#/$defs/item" } }',
      '    }',
      '  }',
      '}',
    ),
  },
};
