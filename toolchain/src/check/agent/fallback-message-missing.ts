import { linksOf, sentMessages } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const fallbackMessageMissing: Rule = {
  id: 'FALLBACK_MESSAGE_MISSING',
  severity: 'error',
  summary: 'A fallback does not carry a message that would have to go there.',
  each: 'agent',
  check: ({ sends }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const send of sends) {
      const channel = channels.get(send.key);
      const fallback = channels.get(send.options.fallback ?? '');
      if (channel === undefined || fallback === undefined || fallback === channel) continue;
      const carried = fallback.resolved.messages;
      const missing = sentMessages(send, channel).filter((type) => !carried.includes(type));
      if (missing.length === 0) continue;
      report({
        place: below(send.place, 'fallback'),
        message: `"${fallback.name}" does not carry ${missing.map((type) => `"${type}"`).join(', ')}, which "${send.key}" sends`,
        related: [{ place: below(fallback.place, 'messages'), message: 'what it carries' }],
      });
    }
  },
};
