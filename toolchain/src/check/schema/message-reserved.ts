import { isReservedName } from '../../model/names.ts';
import type { Rule } from '../rule.ts';

export const messageReserved: Rule = {
  id: 'MESSAGE_RESERVED',
  severity: 'error',
  summary: "A message type begins with parley., which is Parley's own.",
  each: 'message',
  check: ({ type, document }, report) => {
    if (!isReservedName(type)) return;
    report({ place: { document, pointer: '' }, message: `"${type}" is not free: parley. is Parley's own` });
  },
};
