import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const durableAtMostOnce: Rule = {
  id: 'DURABLE_AT_MOST_ONCE',
  severity: 'error',
  summary: 'A durable channel is at-most-once: the one promises what the other gives up.',
  each: 'channel',
  check: ({ place, resolved }, report) => {
    if (!(resolved.durable !== null && resolved.delivery === 'at-most-once')) return;
    report({
      place: below(place, 'durable'),
      message: 'a durable channel cannot be at-most-once',
      hint: 'use at-least-once or exactly-once',
    });
  },
};
