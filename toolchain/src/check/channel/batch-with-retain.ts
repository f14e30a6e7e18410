import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const batchWithRetain: Rule = {
  id: 'BATCH_WITH_RETAIN',
  severity: 'warning',
  summary: 'The broker retains a whole batch instead of the last message.',
  each: 'channel',
  check: ({ place, resolved: { batch, retain } }, report) => {
    if (batch === null || !retain) return;
    report({
      place: below(place, 'batch'),
      message: 'the broker retains the last packet, which is a batch and not the last message',
      hint: 'leave batch out',
    });
  },
};
