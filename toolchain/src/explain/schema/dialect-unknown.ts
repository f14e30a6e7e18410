import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaDialectUnknown: Explanation = {
  rule: 'SCHEMA_DIALECT_UNKNOWN',
  why: "The schema says that it is written for another draft of JSON Schema. Keywords mean different things from one draft to the next (`items`, `$ref` beside other keywords, `definitions`), so a validator that obeys `$schema` would accept other messages than Parley's check, its generated types and its validators, which all read 2020-12.",
  fix: 'Take `$schema` away, or write `https://json-schema.org/draft/2020-12/schema`. Then look at what changed since the old draft: a list under `items` is now `prefixItems`, `definitions` is `$defs`, `dependencies` is `dependentRequired` or `dependentSchemas`.',
  keys: ['schema.$schema'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "$schema": ⟪"http://json-schema.org/draft-07/schema#"⟫,',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": "string" } }',
      '}',
    ),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "$schema": "https://json-schema.org/draft/2020-12/schema",',
      '  "type": "object",',
      '  "required": ["sku"],',
      '  "properties": { "sku": { "type": "string" } }',
      '}',
    ),
  },
};
