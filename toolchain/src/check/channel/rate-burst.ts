import { below } from '../../model/place.ts';
import { field } from '../../model/fields.ts';
import type { Rule } from '../rule.ts';

export const rateBurst: Rule = {
  id: 'RATE_BURST_BELOW_ONE',
  severity: 'error',
  summary: 'A rate whose burst is below one message never lets a message go.',
  each: 'channel',
  check: ({ raw, place, resolved: { rate } }, report) => {
    if (rate === null || rate.burst >= 1) return;
    const isWritten = field(raw.rate, 'burst') !== undefined;
    report({
      place: below(place, 'rate', isWritten ? 'burst' : 'perSecond'),
      message: `at most ${rate.burst} messages may go at once, so none ever goes`,
      hint: isWritten ? 'set burst: 1' : 'burst is perSecond where it is not written; add burst: 1',
    });
  },
};
