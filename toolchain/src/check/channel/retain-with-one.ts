import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const retainWithOne: Rule = {
  id: 'RETAIN_WITH_ONE',
  severity: 'warning',
  summary:
    'A retained message of a share: one channel comes again with every new subscription and is handled again.',
  each: 'channel',
  check: ({ place, resolved }, report) => {
    if (!(resolved.retain && resolved.share === 'one')) return;
    report({
      place: below(place, 'retain'),
      message:
        'a retained message comes again with every subscription, but share: one means to handle it once',
      hint: 'state belongs on share: every',
    });
  },
};
