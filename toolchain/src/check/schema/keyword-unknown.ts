import { keywordKinds } from '../../schema/keywords.ts';
import { below } from '../../model/place.ts';
import { nearestOf } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';
import { isOutdated } from './keyword-outdated.ts';

const keywords = Object.keys(keywordKinds);

export const schemaKeywordUnknown: Rule = {
  id: 'SCHEMA_KEYWORD_UNKNOWN',
  severity: 'error',
  summary: 'A schema has a keyword that JSON Schema 2020-12 does not know; own keywords begin with x-.',
  each: 'schema',
  check: ({ place, schema }, report) => {
    for (const keyword of Object.keys(schema)) {
      if (isKnown(keyword, schema[keyword])) continue;
      const nearest = nearestOf(keyword, keywords);
      const hint = nearest === undefined ? 'own keywords begin with x-' : `did you mean "${nearest}"?`;
      report({
        place: below(place, keyword),
        part: 'key',
        message: `the keyword "${keyword}" is not known in JSON Schema`,
        hint,
      });
    }
  },
};

/** Keywords of older drafts have a finding of their own. */
function isKnown(keyword: string, value: unknown): boolean {
  return Object.hasOwn(keywordKinds, keyword) || keyword.startsWith('x-') || isOutdated(keyword, value);
}
