import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const windowWithoutExactlyOnce: Rule = {
  id: 'WINDOW_WITHOUT_EXACTLY_ONCE',
  severity: 'warning',
  summary: 'window has a meaning only with delivery: exactly-once.',
  each: 'channel',
  check: ({ raw, place, resolved }, report) => {
    if (!(raw.window !== undefined && resolved.delivery !== 'exactly-once')) return;
    report({
      place: below(place, 'window'),
      message: 'window has no effect without delivery: exactly-once',
    });
  },
};
