import { below } from '../../model/place.ts';
import { nearestOf } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

/** Parley's own keywords in schemas. */
const known = ['x-parley-sensitive'];

export const schemaOwnKeywordUnknown: Rule = {
  id: 'SCHEMA_OWN_KEYWORD_UNKNOWN',
  severity: 'warning',
  summary: 'A keyword begins with x-parley-, and Parley has none of that name.',
  each: 'schema',
  check: ({ place, schema }, report) => {
    for (const keyword of Object.keys(schema)) {
      if (!keyword.startsWith('x-parley-') || known.includes(keyword)) continue;
      const nearest = nearestOf(keyword, known);
      const message = `Parley has no keyword "${keyword}"`;
      const hint =
        nearest === undefined
          ? 'x-parley- is kept for Parley; your own keywords begin with x- and another word'
          : `did you mean "${nearest}"?`;
      report({ place: below(place, keyword), part: 'key', message, hint });
    }
  },
};
