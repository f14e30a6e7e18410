import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const missingKey: Rule = {
  id: 'KEY_MISSING',
  severity: 'error',
  summary: 'A key that has to be there is not.',
  each: 'file',
  check: (file, report) => {
    for (const { error, place, part } of structureErrors(file, 'missing-key')) {
      report({ place, part, message: error.message });
    }
  },
};
