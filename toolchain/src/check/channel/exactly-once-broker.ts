import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const exactlyOnceBroker: Rule = {
  id: 'EXACTLY_ONCE_BROKER',
  severity: 'error',
  summary: 'The broker picks an instance for each copy of an exactly-once message.',
  each: 'channel',
  check: ({ place, resolved: { delivery, share } }, report) => {
    if (delivery !== 'exactly-once' || share !== 'broker') return;
    report({
      place: below(place, 'share'),
      message: 'the broker may give a second copy to another instance, which does not know the first',
      hint: 'use share: one',
    });
  },
};
