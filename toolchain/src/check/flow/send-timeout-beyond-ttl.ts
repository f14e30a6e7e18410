import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

export const sendTimeoutBeyondTtl: Rule = {
  id: 'SEND_TIMEOUT_BEYOND_TTL',
  severity: 'warning',
  summary: 'A requester waits longer than its request is of use.',
  each: 'agent',
  check: ({ sends }, report, workspace) => {
    for (const { key, place, options } of sends) {
      const channel = linksOf(workspace).channels.get(key);
      const { timeoutMs } = options;
      if (channel === undefined || channel.resolved.reply === null || timeoutMs === null) continue;
      const { ttlMs } = channel.resolved;
      if (ttlMs === null || timeoutMs <= ttlMs) continue;
      report({
        place: below(place, 'timeout'),
        message: `"${key}" expires after ${formatDuration(ttlMs)}; nobody answers later, but this waits ${formatDuration(timeoutMs)}`,
        related: [{ place: below(channel.place, 'ttl'), message: 'the ttl' }],
      });
    }
  },
};
