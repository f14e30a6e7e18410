import { describeValue } from '../../schema/describe.ts';
import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const illegalSize: Rule = {
  id: 'SIZE_ILLEGAL',
  severity: 'error',
  summary: 'A size is not written as a number with B, KB, MB or GB.',
  each: 'file',
  check: (file, report) => {
    for (const { error, place, part } of structureErrors(file, 'size')) {
      const message = `${describeValue(error.actual)} is not a size such as 256KB`;
      report({ place, part, message, hint: 'units are B, KB, MB and GB, each 1024 of the one before' });
    }
  },
};
