import { isObject } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const schemaDefinitionsOutdated: Rule = {
  id: 'SCHEMA_DEFINITIONS_OUTDATED',
  severity: 'warning',
  level: 'STRICT',
  summary: 'Shared schemas stand under definitions, which 2020-12 calls $defs.',
  each: 'schema',
  check: ({ place, schema }, report) => {
    if (!isObject(schema.definitions)) return;
    const message = '"definitions" is the name of an older draft';
    report({ place: below(place, 'definitions'), part: 'key', message, hint: 'write $defs' });
  },
};
