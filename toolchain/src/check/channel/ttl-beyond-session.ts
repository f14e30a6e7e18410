import { below } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

/** How long a broker keeps the session of a receiver that is away, unless the agent is started otherwise. */
const sessionMs = 3_600_000;

export const ttlBeyondSession: Rule = {
  id: 'TTL_BEYOND_SESSION',
  severity: 'warning',
  level: 'STRICT',
  summary: 'A message is of use for longer than a broker keeps it for a receiver that is away.',
  each: 'channel',
  check: ({ raw, place, resolved }, report) => {
    const { ttlMs, delivery, durable, retain } = resolved;
    if (raw.ttl === undefined || ttlMs === null || ttlMs <= sessionMs) return;
    if (delivery === 'at-most-once' || durable !== null || retain || resolved.reply !== null) return;
    report({
      place: below(place, 'ttl'),
      message: `messages are of use for ${formatDuration(ttlMs)}, but a receiver that is away for more than ${formatDuration(sessionMs)} never gets them`,
      hint: 'make the channel durable, or start its receivers with a longer sessionExpirySeconds',
    });
  },
};
