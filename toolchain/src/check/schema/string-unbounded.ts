import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { isMessageSchema, isTextBounded, typeNames } from './bounds.ts';

export const schemaStringUnbounded: Rule = {
  id: 'SCHEMA_STRING_UNBOUNDED',
  severity: 'warning',
  level: 'STRICT',
  summary: 'A text may be of any length.',
  each: 'schema',
  check: (found, report) => {
    const { place, schema } = found;
    if (!isMessageSchema(found) || !typeNames(schema).includes('string') || isTextBounded(schema)) return;
    const hint = 'write maxLength, an enum, or a format or pattern with an end';
    report({ place: below(place, 'type'), message: 'the text may be of any length', hint });
  },
};
