import { below } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

export const batchLinger: Rule = {
  id: 'BATCH_LINGER_BEYOND_TTL',
  severity: 'warning',
  summary: 'A message may wait for its batch longer than it is of use.',
  each: 'channel',
  check: ({ place, resolved: { batch, ttlMs, reply } }, report) => {
    // A limit of nothing is an error of its own.
    if (batch === null || ttlMs === 0 || reply?.timeoutMs === 0) return;
    const of = formatDuration(batch.lingerMs);
    const at = below(place, 'batch', 'linger');
    if (ttlMs !== null && batch.lingerMs >= ttlMs)
      report({
        place: at,
        message: `a message may wait ${of} for others, but expires after ${formatDuration(ttlMs)}`,
      });
    else if (reply !== null && batch.lingerMs >= reply.timeoutMs)
      report({
        place: at,
        message: `a request may wait ${of} for others, but its reply is due within ${formatDuration(reply.timeoutMs)}`,
      });
  },
};
