import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const finalRequest: Rule = {
  id: 'FINAL_REQUEST',
  severity: 'warning',
  summary: 'A workflow ends with a request, before its reply.',
  each: 'channel',
  check: ({ place, resolved: { final, reply } }, report) => {
    if (!final || reply === null) return;
    report({
      place: below(place, 'final'),
      message: 'the workflow is completed when the request is sent, whatever the reply says',
      hint: `set final on "${reply.channel}"`,
    });
  },
};
