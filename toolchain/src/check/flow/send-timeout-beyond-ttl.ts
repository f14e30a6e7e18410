import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

export const sendTimeoutBeyondTtl: Rule = {
  id: 'SEND_TIMEOUT_BEYOND_TTL',
  severity: 'warning',
  summary: 'A requester waits longer than its request is of use.',
  each: 'agent',
  check: ({ name, sends }, report, workspace) => {
    for (const { key, place, options } of sends) {
      const channel = linksOf(workspace).channels.get(key);
      const { timeoutMs } = options;
      if (channel === undefined || timeoutMs === null) continue;
      const { ttlMs, reply } = channel.resolved;
      if (reply === null || ttlMs === null || timeoutMs <= ttlMs) continue;
      // Where the channel itself allows replies as late as that, the finding is there.
      if (reply.timeoutMs >= timeoutMs || ttlMs === 0) continue;
      report({
        place: below(place, 'timeout'),
        message: `"${name}" waits ${formatDuration(timeoutMs)} for a reply, but the request expires after ${formatDuration(ttlMs)}`,
        related: [
          channel.raw.ttl === undefined
            ? { place: channel.place, part: 'key', message: 'the request' }
            : { place: below(channel.place, 'ttl'), message: 'when it expires' },
        ],
      });
    }
  },
};
