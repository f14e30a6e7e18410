import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const wrongType: Rule = {
  id: 'VALUE_TYPE',
  severity: 'error',
  summary: 'A value is of another type than its key wants.',
  each: 'file',
  check: (file, report) => {
    for (const { error, place, part } of structureErrors(file, 'type')) {
      report({ place, part, message: error.message });
    }
  },
};
