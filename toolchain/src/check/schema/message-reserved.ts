import { isReservedName } from '../../model/names.ts';
import type { Rule } from '../rule.ts';

export const messageReserved: Rule = {
  id: 'MESSAGE_RESERVED',
  severity: 'error',
  summary: "A message type begins with parley., which is Parley's own.",
  each: 'workspace',
  check: ({ messages }, report) => {
    for (const { type, document } of messages) {
      if (!isReservedName(type)) continue;
      report({ place: { document, pointer: '' }, message: `"${type}" is not free: parley. is Parley's own` });
    }
  },
};
