import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { hasReceiver } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const fallbackWithoutReceiver: Rule = {
  id: 'FALLBACK_WITHOUT_RECEIVER',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'A fallback leads to a channel that nobody receives.',
  each: 'agent',
  check: ({ sends }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { place, options } of sends) {
      const fallback = channels.get(options.fallback ?? '');
      // A request that nobody answers, and what is sent there directly, have findings of their own.
      if (fallback?.resolved.reply !== null || sends.some(({ key }) => key === fallback.name)) continue;
      if (hasReceiver(workspace, fallback.name)) continue;
      report({ place: below(place, 'fallback'), message: `nobody receives "${fallback.name}"` });
    }
  },
};
