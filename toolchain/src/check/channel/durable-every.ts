import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const durableEvery: Rule = {
  id: 'DURABLE_EVERY',
  severity: 'error',
  summary: 'A durable channel goes to every instance: nobody knows which instances there will be.',
  each: 'channel',
  check: ({ place, resolved }, report) => {
    if (!(resolved.durable !== null && resolved.share === 'every')) return;
    report({
      place: below(place, 'share'),
      message: 'a durable channel cannot go to every instance: only agents can confirm',
      hint: 'use share: one',
    });
  },
};
