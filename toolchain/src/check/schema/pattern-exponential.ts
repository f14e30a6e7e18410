import { findAttack } from '../../topics/pattern/attack.ts';
import type { Rule } from '../rule.ts';
import { describePattern, patternPlacesIn } from './pattern-places.ts';

export const schemaPatternExponential: Rule = {
  id: 'SCHEMA_PATTERN_EXPONENTIAL',
  severity: 'warning',
  summary: 'A pattern on which a matcher takes twice as long for each further character of some texts.',
  each: 'schema',
  check: (schema, report) => {
    for (const { source, place, part } of patternPlacesIn(schema)) {
      const attack = findAttack(source);
      if (attack === undefined) continue;
      const { before, round, after } = attack;
      const start = before === '' ? '' : `${JSON.stringify(before)}, then `;
      const text = `${start}${JSON.stringify(round)} again and again, then ${JSON.stringify(after)}`;
      const message = `${describePattern(source)} can be made to hang by ${text}: each repetition doubles the time`;
      const hint =
        'let each text be read in one way only: no repetition right inside another, no two alternatives that begin alike';
      report({ place, part, message, hint });
    }
  },
};
