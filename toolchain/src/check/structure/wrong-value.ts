import { nearestHint } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const wrongValue: Rule = {
  id: 'VALUE_ILLEGAL',
  severity: 'error',
  summary: 'A value is not one of those that its key takes.',
  each: 'file',
  check: (file, report) => {
    for (const { error, place, part } of structureErrors(file, 'value')) {
      const hint = nearestHint(error.actual, Array.isArray(error.expected) ? error.expected : []);
      report({ place, part, message: error.message, hint });
    }
  },
};
