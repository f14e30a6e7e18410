import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

/** Senders are told, since they have to leave first: a receiver must stay as long as anybody sends. */
export const deprecatedUsed: Rule = {
  id: 'CHANNEL_DEPRECATED_USED',
  severity: 'warning',
  summary: 'An agent sends on a channel that is on its way out.',
  each: 'agent',
  check: ({ sends }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { key, place } of sends) {
      const channel = channels.get(key);
      const deprecated = channel?.resolved.deprecated ?? null;
      if (channel === undefined || deprecated === null) continue;
      const { since, sunset, use } = deprecated;
      const dates = [
        since === undefined ? '' : ` since ${since}`,
        sunset === undefined ? '' : ` and may go after ${sunset}`,
      ];
      report({
        place,
        part: 'key',
        message: `"${key}" is deprecated${dates.join('')}`,
        hint: use === undefined || use === key || !channels.has(use) ? undefined : `send on "${use}"`,
        related: [{ place: below(channel.place, 'deprecated'), part: 'key', message: 'deprecated here' }],
      });
    }
  },
};
