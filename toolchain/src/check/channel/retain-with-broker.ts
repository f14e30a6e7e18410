import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const retainWithBroker: Rule = {
  id: 'RETAIN_WITH_BROKER',
  severity: 'warning',
  summary: 'Shared subscriptions never get retained messages.',
  each: 'channel',
  check: ({ place, resolved: { retain, share } }, report) => {
    if (!retain || share !== 'broker') return;
    report({
      place: below(place, 'retain'),
      message: 'with share: broker nobody gets what the broker retains: shared subscriptions never do',
      hint: 'use share: every',
    });
  },
};
