import { linksOf } from '../../model/link.ts';
import { channelNamePattern, isReservedName } from '../../model/names.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const sendUnresolved: Rule = {
  id: 'SEND_UNRESOLVED',
  severity: 'error',
  summary: 'An agent sends on a channel that is not there.',
  each: 'agent',
  check: ({ sends }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { key, place } of sends) {
      if (channels.has(key) || isReservedName(key) || !channelNamePattern.test(key)) continue;
      report({
        place,
        part: 'key',
        message: `there is no channel "${key}"`,
        hint: didYouMean(key, channels.keys()),
      });
    }
  },
};
