import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const durableWithoutTtl: Rule = {
  id: 'DURABLE_WITHOUT_TTL',
  severity: 'error',
  summary: 'A durable channel does not say how long its messages are of use.',
  each: 'channel',
  check: ({ raw, place, resolved }, report) => {
    if (!(resolved.durable !== null && raw.ttl === undefined)) return;
    report({
      place: below(place, 'durable'),
      message: 'a durable channel needs a ttl',
      hint: 'add for example ttl: 24h',
    });
  },
};
