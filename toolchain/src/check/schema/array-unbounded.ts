import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { hasListedValues, isMessageSchema, typeNames } from './bounds.ts';

export const schemaArrayUnbounded: Rule = {
  id: 'SCHEMA_ARRAY_UNBOUNDED',
  severity: 'warning',
  level: 'STRICT',
  summary: 'A list may have any number of items.',
  each: 'schema',
  check: (found, report) => {
    const { place, schema } = found;
    if (!isMessageSchema(found) || !typeNames(schema).includes('array') || hasListedValues(schema)) return;
    if (typeof schema.maxItems === 'number' || schema.items === false || schema.unevaluatedItems === false)
      return;
    const hint = 'write maxItems, or items: false after prefixItems';
    report({ place: below(place, 'type'), message: 'the list may have any number of items', hint });
  },
};
