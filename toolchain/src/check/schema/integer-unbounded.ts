import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { hasListedValues, isMessageSchema, typeNames } from './bounds.ts';

const largest = Number.MAX_SAFE_INTEGER;

export const schemaIntegerUnbounded: Rule = {
  id: 'SCHEMA_INTEGER_UNBOUNDED',
  severity: 'warning',
  level: 'STRICT',
  summary: 'An integer may leave the range that JavaScript and JSON readers keep exact.',
  each: 'schema',
  check: (found, report) => {
    const { place, schema } = found;
    if (!isMessageSchema(found) || !typeNames(schema).includes('integer') || hasListedValues(schema)) return;
    const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema;
    const low = limitOf(minimum, exclusiveMinimum);
    const high = limitOf(maximum, exclusiveMaximum);
    if (low !== undefined && low >= -largest && high !== undefined && high <= largest) return;
    const lower = low === undefined ? 'there is no minimum' : 'a limit is beyond that';
    const why = high === undefined ? 'there is no maximum' : lower;
    const message = `whole numbers are exact up to ${largest} only, and ${why}`;
    const hint = `write minimum and maximum, within ±${largest}; a longer number travels as text`;
    report({ place: below(place, 'type'), message, hint });
  },
};

function limitOf(inclusive: unknown, exclusive: unknown): number | undefined {
  return [inclusive, exclusive].find((limit) => typeof limit === 'number');
}
