import { channelsOfKey, linksOf } from '../../model/link.ts';
import { isPattern } from '../../model/names.ts';
import type { Rule } from '../rule.ts';

export const receivePatternEmpty: Rule = {
  id: 'RECEIVE_PATTERN_EMPTY',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'A pattern of receives holds no channel.',
  each: 'agent',
  check: ({ receives }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { key, place } of receives) {
      if (!isPattern(key) || channelsOfKey(key, channels).length > 0) continue;
      const message = `the pattern "${key}" holds no channel that has an address`;
      report({ place, part: 'key', message, hint: '* is one level of a channel name, ** any number' });
    }
  },
};
