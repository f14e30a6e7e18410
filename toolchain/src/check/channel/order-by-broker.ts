import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const orderByBroker: Rule = {
  id: 'ORDER_BY_BROKER',
  severity: 'error',
  summary: 'The broker spreads the messages of one key over all instances, so their order is lost.',
  each: 'channel',
  check: ({ place, resolved: { orderBy, share } }, report) => {
    if (orderBy === null || share !== 'broker') return;
    report({
      place: below(place, 'share'),
      message: `the broker spreads messages over the instances without regard to ${orderBy}, so no order is kept`,
      hint: 'use share: one, or leave orderBy out',
    });
  },
};
