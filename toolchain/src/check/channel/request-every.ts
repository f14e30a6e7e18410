import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const requestEvery: Rule = {
  id: 'REQUEST_EVERY',
  severity: 'warning',
  summary: 'A request goes to every instance of its responder, and each of them answers.',
  each: 'channel',
  check: ({ place, resolved: { reply, share } }, report) => {
    if (reply === null || share !== 'every') return;
    report({
      place: below(place, 'share'),
      message:
        'every instance of the responder handles and answers the request; the requester takes one reply',
      hint: 'use share: one',
    });
  },
};
