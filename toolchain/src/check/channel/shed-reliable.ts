import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const shedReliable: Rule = {
  id: 'SHED_WITH_RELIABLE',
  severity: 'warning',
  summary: 'A reliable channel sheds messages when a queue is full.',
  each: 'channel',
  check: ({ place, resolved }, report) => {
    if (!(resolved.overflow === 'shed' && resolved.delivery !== 'at-most-once')) return;
    report({
      place: below(place, 'overflow'),
      message: 'shed makes dead letters of messages that the channel promises to deliver',
      hint: 'use slow or reject, or delivery: at-most-once',
    });
  },
};
