import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const durableEvery: Rule = {
  id: 'DURABLE_EVERY',
  severity: 'error',
  summary: 'A durable channel goes to every instance: nobody knows which instances there will be.',
  each: 'workspace',
  check: ({ channels }, report) => {
    for (const { place, resolved } of channels) {
      if (!(resolved.durable !== null && resolved.share === 'every')) continue;
      report({
        place: below(place, 'share'),
        message: 'a durable channel cannot go to every instance: only agents can confirm',
        hint: 'use share: one',
      });
    }
  },
};
