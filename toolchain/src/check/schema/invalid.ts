import { createSchemaValidator } from '../../schema/validator.ts';
import { nearestHint } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';
import { outdatedPlaces } from './keyword-outdated.ts';
import { metaSchema } from './meta-schema.ts';

const validator = createSchemaValidator(metaSchema);

export const schemaInvalid: Rule = {
  id: 'SCHEMA_INVALID',
  severity: 'error',
  summary: 'A keyword of a schema has a value that JSON Schema 2020-12 does not know.',
  each: 'schemaRoot',
  check: ({ place, schema }, report) => {
    // What does not parse has a finding of its own, and its values are not what was meant.
    if (place.document.findings.length > 0) return;
    const errors = validator.validate(schema);
    // A keyword of an older draft has a finding of its own.
    const outdated = errors.length === 0 ? undefined : outdatedPlaces(schema);
    for (const error of errors) {
      if (outdated?.has(error.instancePath) === true) continue;
      const hint = nearestHint(error.actual, Array.isArray(error.expected) ? error.expected : []);
      const pointer = place.pointer + error.instancePath;
      report({ place: { document: place.document, pointer }, message: error.message, hint });
    }
  },
};
