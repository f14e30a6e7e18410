import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const hedgeNotIdempotent: Rule = {
  id: 'HEDGE_NOT_IDEMPOTENT',
  severity: 'error',
  summary: 'A send is hedged, but its channel does not say that handling a message twice does no harm.',
  each: 'agent',
  check: ({ sends }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { key, place, options } of sends) {
      const channel = channels.get(key);
      if (!options.hedge || channel === undefined || channel.resolved.idempotent) continue;
      // Without a reply the option has no effect at all, which is a finding of its own.
      if (channel.resolved.reply === null) continue;
      const related = [{ place: channel.place, part: 'key', message: 'the channel' } as const];
      const message = `"${key}" is not idempotent, so it cannot be hedged`;
      report({ place: below(place, 'hedge'), message, hint: 'set idempotent: true on the channel', related });
    }
  },
};
