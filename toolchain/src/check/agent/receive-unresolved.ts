import { linksOf } from '../../model/link.ts';
import { channelNamePattern, isPattern, isReservedName, reservedChannels } from '../../model/names.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const receiveUnresolved: Rule = {
  id: 'RECEIVE_UNRESOLVED',
  severity: 'error',
  summary: 'An agent receives from a channel that is not there.',
  each: 'agent',
  check: ({ receives }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { key, place } of receives) {
      if (isPattern(key) || channels.has(key)) continue;
      if (isReservedName(key)) {
        if (Object.hasOwn(reservedChannels, key)) continue;
        const hint = didYouMean(key, Object.keys(reservedChannels));
        report({ place, part: 'key', message: `Parley has no channel "${key}"`, hint });
      } else if (channelNamePattern.test(key)) {
        report({
          place,
          part: 'key',
          message: `there is no channel "${key}"`,
          hint: didYouMean(key, channels.keys()),
        });
      }
    }
  },
};
