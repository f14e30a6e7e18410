import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const schemaIntegerUnbounded: Explanation = {
  rule: 'SCHEMA_INTEGER_UNBOUNDED',
  why: 'JSON has integers of any length; JavaScript and most readers of JSON keep them exact up to 9007199254740991 only. An id beyond that arrives with other last digits, without any error, and names something else.',
  fix: 'Write `minimum` and `maximum` with what the number means; both stay within ±9007199254740991. Longer numbers, such as ids out of a database, travel as text.',
  keys: ['schema.minimum', 'schema.maximum', 'schema.type'],
  bad: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": { "left": { "type": ⟪"integer"⟫, "minimum": 0 } }',
      '}',
    ),
    'messages/order.v1.schema.json': lines('{ "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "type": "object" }'),
  },
  good: {
    'messages/item.v1.schema.json': lines(
      '{',
      '  "type": "object",',
      '  "properties": {',
      '    "left": { "type": "integer", "minimum": 0, "maximum": 100000 }',
      '  }',
      '}',
    ),
    'messages/order.v1.schema.json': lines('{ "type": "object" }'),
    'messages/answer.v1.schema.json': lines('{ "type": "object" }'),
  },
};
