import { describeValue } from '../../schema/describe.ts';
import { isReservedName } from '../../model/names.ts';
import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const illegalName: Rule = {
  id: 'NAME_ILLEGAL',
  severity: 'error',
  summary: 'A name has characters or a form that names of its kind do not have, or belongs to Parley.',
  each: 'file',
  check: (file, report) => {
    for (const { error, place, part } of structureErrors(file, 'name')) {
      const { actual, schemaPath } = error;
      const name = describeValue(actual);
      if (typeof actual === 'string' && isReservedName(actual)) {
        report({
          place,
          part,
          message: `${name} is not free: names that begin with parley. are Parley's own`,
        });
      } else {
        report({ place, part, message: `${name} is no legal name`, hint: formOf(schemaPath) });
      }
    }
  },
};

function formOf(schemaPath: string): string {
  if (schemaPath.includes('/messageType/')) return 'a message type is like fleet.analysis-request.v1';
  if (/\/(?:channelName|channels|receives|sends)\//.test(schemaPath))
    return 'a channel name is like analysis.request';
  if (schemaPath.includes('/parameters/')) return 'a parameter name has letters, digits and _';
  return 'a name has up to 64 letters, digits, _, - and .; it does not begin with a dot';
}
