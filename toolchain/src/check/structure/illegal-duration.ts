import { describeValue } from '../../schema/describe.ts';
import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const illegalDuration: Rule = {
  id: 'DURATION_ILLEGAL',
  severity: 'error',
  summary: 'A duration is not written as a number with ms, s, m, h or d.',
  each: 'file',
  check: (file, report) => {
    for (const { error, place, part } of structureErrors(file, 'duration')) {
      const isRange = error.schemaPath.includes('/backoff/');
      const what = isRange ? 'a range of durations such as 200ms..5s' : 'a duration such as 30s';
      const message = `${describeValue(error.actual)} is not ${what}`;
      report({ place, part, message, hint: 'units are ms, s, m, h and d' });
    }
  },
};
