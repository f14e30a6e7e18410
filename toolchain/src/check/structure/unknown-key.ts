import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const unknownKey: Rule = {
  id: 'KEY_UNKNOWN',
  severity: 'error',
  summary: 'A key that Parley does not know; keys that begin with x- are free.',
  each: 'file',
  check: (file, report) => {
    for (const { error, place, part } of structureErrors(file, 'unknown-key')) {
      const hint = didYouMean(error.property ?? '', error.expected as string[]);
      report({ place, part, message: error.message, hint });
    }
  },
};
