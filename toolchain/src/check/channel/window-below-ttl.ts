import { below } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import type { Rule } from '../rule.ts';

export const windowBelowTtl: Rule = {
  id: 'WINDOW_BELOW_TTL',
  severity: 'warning',
  summary: 'An exactly-once channel forgets ids while its messages are still of use.',
  each: 'channel',
  check: ({ raw, place, resolved: { windowMs, ttlMs } }, report) => {
    if (windowMs === null || ttlMs === null || windowMs >= ttlMs) return;
    // A window of nothing is an error of its own.
    if (windowMs === 0) return;
    const isWritten = raw.window !== undefined;
    report({
      place: below(place, isWritten ? 'window' : 'ttl'),
      message: `messages are of use for ${formatDuration(ttlMs)}, but their ids are remembered for ${formatDuration(windowMs)}: later they become dead letters (too_old)`,
      hint: `set window: ${formatDuration(ttlMs)}, or a shorter ttl`,
    });
  },
};
