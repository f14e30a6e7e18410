import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { earlierPairs, hasSameMessages } from './address-pairs.ts';

export const addressOverlapUnknown: Rule = {
  id: 'ADDRESS_OVERLAP_UNKNOWN',
  severity: 'warning',
  summary: 'Whether two channels with different messages share a topic cannot be told.',
  each: 'channel',
  check: (channel, report, workspace) => {
    for (const { other, overlap } of earlierPairs(channel, workspace)) {
      if (overlap.kind !== 'unknown' || hasSameMessages(channel, other)) continue;
      const address = channel.resolved.address ?? '';
      const message = `whether "${address}" overlaps the address of "${other.name}", which carries other messages, is unknown: ${overlap.reason} at the level ${overlap.level}`;
      const hint =
        'put different fixed levels into the two addresses, or say it by enum, lengths or a plain pattern';
      const related = [{ place: below(other.place, 'address'), message: `the address of "${other.name}"` }];
      report({ place: below(channel.place, 'address'), message, hint, related });
    }
  },
};
