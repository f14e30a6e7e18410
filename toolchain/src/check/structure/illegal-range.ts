import { describeValue } from '../../schema/describe.ts';
import { field } from '../../model/fields.ts';
import { below } from '../../model/place.ts';
import { parseDuration, parseDurationRange } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

export const illegalRange: Rule = {
  id: 'RANGE_ILLEGAL',
  severity: 'error',
  summary: 'A range runs from more to less.',
  each: 'agent',
  check: (agent, report) => {
    for (const receive of agent.receives) {
      const backoff = field(field(field(field(agent.raw, 'receives'), receive.key), 'retry'), 'backoff');
      if (typeof backoff !== 'string' || parseDurationRange(backoff) !== undefined) continue;
      // What is no range at all is the finding of another rule.
      const parts = backoff.split('..');
      if (parts.length !== 2 || parts.some((part) => parseDuration(part) === undefined)) continue;
      const place = below(receive.place, 'retry', 'backoff');
      report({
        place,
        message: `${describeValue(backoff)} runs backwards`,
        hint: 'the smaller duration comes first',
      });
    }
  },
};
