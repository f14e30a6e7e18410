import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaPropertyNameUnsafe: Explanation = {
  rule: 'SCHEMA_PROPERTY_NAME_UNSAFE',
  why: 'Every JavaScript object has its own idea of `__proto__`, `constructor` and `prototype`. Programs that copy or merge objects lose such a member, read the inherited one, or can be attacked through it; generated validators do not look at `__proto__` at all.',
  fix: 'Choose another name, one that no object has by itself.',
  keys: ['schema.properties'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { ⟪"constructor"⟫: { "type": "string" } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "builder": { "type": "string" } }',
      '}',
    ),
  },
};
