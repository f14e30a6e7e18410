import { parsePattern } from '../../schema/evaluate/value-keywords.ts';
import { isObject } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const schemaPatternInvalid: Rule = {
  id: 'SCHEMA_PATTERN_INVALID',
  severity: 'error',
  summary: 'A pattern is no ECMAScript regular expression with the u flag.',
  each: 'schema',
  check: ({ place, schema }, report) => {
    const { pattern, patternProperties } = schema;
    if (typeof pattern === 'string' && parsePattern(pattern) === undefined) {
      report({ place: below(place, 'pattern'), message: explain(pattern) });
    }
    for (const key of isObject(patternProperties) ? Object.keys(patternProperties) : []) {
      if (parsePattern(key) !== undefined) continue;
      report({ place: below(place, 'patternProperties', key), part: 'key', message: explain(key) });
    }
  },
};

function explain(pattern: string): string {
  try {
    new RegExp(pattern, 'u');
    return '';
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^.*:\s*/, '').toLowerCase() : 'unknown reason';
    return `${JSON.stringify(pattern)} is no regular expression: ${reason}`;
  }
}
