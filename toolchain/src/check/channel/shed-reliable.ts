import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const shedReliable: Rule = {
  id: 'SHED_WITH_RELIABLE',
  severity: 'warning',
  summary: 'A reliable channel sheds messages when a queue is full.',
  each: 'workspace',
  check: ({ channels }, report) => {
    for (const { place, resolved } of channels) {
      if (!(resolved.overflow === 'shed' && resolved.delivery !== 'at-most-once')) continue;
      report({
        place: below(place, 'overflow'),
        message: 'shed makes dead letters of messages that the channel promises to deliver',
        hint: 'use slow or reject, or delivery: at-most-once',
      });
    }
  },
};
