import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const channelSuccessorUnresolved: Rule = {
  id: 'CHANNEL_SUCCESSOR_UNRESOLVED',
  severity: 'error',
  summary: 'A deprecated channel says to use a channel that is not there.',
  each: 'channel',
  check: ({ place, resolved }, report, workspace) => {
    const { channels } = linksOf(workspace);
    const use = resolved.deprecated?.use;
    if (use === undefined || channels.has(use)) return;
    const hint = didYouMean(use, channels.keys());
    report({ place: below(place, 'deprecated', 'use'), message: `there is no channel "${use}"`, hint });
  },
};
