import { formatNames, isFormatName } from '../../schema/formats.ts';
import { below } from '../../model/place.ts';
import { nearestOf } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const schemaFormatUnknown: Rule = {
  id: 'SCHEMA_FORMAT_UNKNOWN',
  severity: 'error',
  summary: 'A format that is not asserted, so that it would promise what nobody checks.',
  each: 'schema',
  check: ({ place, schema }, report) => {
    const { format } = schema;
    if (typeof format !== 'string' || isFormatName(format)) return;
    const nearest = nearestOf(format, formatNames);
    const hint = nearest === undefined ? `known are ${formatNames.join(', ')}` : `did you mean "${nearest}"?`;
    report({ place: below(place, 'format'), message: `the format "${format}" is not known`, hint });
  },
};
