import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { describeTopic, earlierPairs, hasSameMessages } from './address-pairs.ts';

export const addressOverlap: Rule = {
  id: 'ADDRESS_OVERLAP',
  severity: 'error',
  summary: 'One topic belongs to two channels that carry different messages.',
  each: 'channel',
  check: (channel, report, workspace) => {
    for (const { other, overlap } of earlierPairs(channel, workspace)) {
      if (overlap.kind !== 'intersect' || hasSameMessages(channel, other)) continue;
      const address = channel.resolved.address ?? '';
      const message = `"${address}" overlaps the address of "${other.name}", which carries other messages: both match ${describeTopic(overlap.topic)}`;
      const related = [{ place: below(other.place, 'address'), message: `the address of "${other.name}"` }];
      report({ place: below(channel.place, 'address'), message, related });
    }
  },
};
