import { field } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

const ofRequests = ['timeout', 'breaker', 'bulkhead', 'hedge'] as const;

export const sendOptionWithoutRequest: Rule = {
  id: 'SEND_OPTION_WITHOUT_REQUEST',
  severity: 'warning',
  summary: 'An option of a send is about replies, but its channel has none.',
  each: 'agent',
  check: ({ sends, raw }, report, workspace) => {
    for (const { key, place } of sends) {
      const channel = linksOf(workspace).channels.get(key);
      // A reply that lacks something is a finding of its own.
      if (channel?.resolved.reply !== null || channel.raw.reply !== undefined) continue;
      for (const option of ofRequests) {
        const value = field(field(field(raw, 'sends'), key), option);
        if (value === undefined || value === false) continue;
        report({
          place: below(place, option),
          part: 'key',
          message: `${option} has no effect here: "${key}" has no reply`,
          related: [{ place: channel.place, part: 'key', message: 'the channel' }],
        });
      }
    }
  },
};
