import { below } from '../../model/place.ts';
import { field } from '../../model/fields.ts';
import { parseDuration } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

export const agentTimeoutZero: Rule = {
  id: 'AGENT_TIMEOUT_ZERO',
  severity: 'error',
  summary: 'A timeout is nothing, so that each handler or request fails at once.',
  each: 'agent',
  check: ({ receives, sends, raw }, report) => {
    const sides = { receives, sends };
    for (const side of ['receives', 'sends'] as const) {
      for (const { key, place } of sides[side]) {
        if (parseDuration(field(field(field(raw, side), key), 'timeout')) !== 0) continue;
        const what = side === 'receives' ? 'each run of the handler' : 'each request';
        report({ place: below(place, 'timeout'), message: `a timeout of nothing: ${what} fails at once` });
      }
    }
  },
};
