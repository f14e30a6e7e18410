import { describeValue } from '../../schema/describe.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

export const schemaDialectUnknown: Rule = {
  id: 'SCHEMA_DIALECT_UNKNOWN',
  severity: 'error',
  summary: 'A schema says that it is written in another dialect than JSON Schema 2020-12.',
  each: 'schema',
  check: ({ place, schema }, report) => {
    const { $schema: written } = schema;
    if (typeof written !== 'string' || written.replace(/#$/, '') === dialect) return;
    const message = `${describeValue(written)} is not the dialect of Parley's schemas`;
    report({ place: below(place, '$schema'), message, hint: `write ${dialect}, or leave it out` });
  },
};
