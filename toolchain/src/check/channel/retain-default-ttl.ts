import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const retainDefaultTtl: Rule = {
  id: 'RETAIN_DEFAULT_TTL',
  severity: 'warning',
  level: 'STRICT',
  summary: 'A retained message goes after a day, since its channel does not say how long it is of use.',
  each: 'channel',
  check: ({ raw, place, resolved: { retain, ttlMs } }, report) => {
    if (!retain || raw.ttl !== undefined || ttlMs === null) return;
    report({
      place: below(place, 'retain'),
      message: 'the broker forgets a retained message after 24h, the default of ttl',
      hint: 'say how long the value is of use, for example ttl: 7d',
    });
  },
};
