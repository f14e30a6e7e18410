import { field } from '../../model/fields.ts';
import { below } from '../../model/place.ts';
import { parseDuration, parseSize } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

const limits = [['ttl'], ['window'], ['reply', 'timeout'], ['durable', 'bytes'], ['batch', 'bytes']] as const;

export const channelLimitZero: Rule = {
  id: 'CHANNEL_LIMIT_ZERO',
  severity: 'error',
  summary: 'A limit of a channel is nothing, so that no message gets through.',
  each: 'channel',
  check: ({ raw, place }, report) => {
    for (const keys of limits) {
      const written = keys.reduce<unknown>((value, key) => field(value, key), raw);
      if ((parseDuration(written) ?? parseSize(written)) !== 0) continue;
      report({
        place: below(place, ...keys),
        message: `${keys.join('.')} is nothing, so no message gets through`,
      });
    }
  },
};
