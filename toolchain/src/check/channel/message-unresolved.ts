import { linksOf } from '../../model/link.ts';
import { messageTypePattern } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const channelMessageUnresolved: Rule = {
  id: 'CHANNEL_MESSAGE_UNRESOLVED',
  severity: 'error',
  summary: 'A channel names a message type without a schema file.',
  each: 'channel',
  check: ({ raw, place }, report, workspace) => {
    const { messages } = linksOf(workspace);
    if (!Array.isArray(raw.messages)) return;
    for (const [index, type] of raw.messages.entries()) {
      if (typeof type !== 'string' || messages.has(type) || !messageTypePattern.test(type)) continue;
      const hint = didYouMean(type, messages.keys()) ?? `write messages/${type}.schema.json`;
      report({
        place: below(place, 'messages', index),
        message: `there is no message type "${type}"`,
        hint,
      });
    }
  },
};
