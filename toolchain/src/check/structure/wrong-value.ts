import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const wrongValue: Rule = {
  id: 'VALUE_ILLEGAL',
  severity: 'error',
  summary: 'A value is not one of those that its key takes.',
  check: (workspace, report) => {
    for (const { error, place, part } of structureErrors(workspace, 'value')) {
      const words = Array.isArray(error.expected)
        ? error.expected.filter((word) => typeof word === 'string')
        : [];
      const hint = typeof error.actual === 'string' ? didYouMean(error.actual, words) : undefined;
      report({ place, part, message: error.message, hint });
    }
  },
};
