import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const channelReplyUnresolved: Rule = {
  id: 'CHANNEL_REPLY_UNRESOLVED',
  severity: 'error',
  summary: 'A request channel names a reply channel that is not there, or itself.',
  each: 'channel',
  check: ({ name, place, resolved }, report, workspace) => {
    const { channels } = linksOf(workspace);
    const reply = resolved.reply?.channel;
    const at = below(place, 'reply', 'channel');
    if (reply === undefined) return;
    if (reply === name) report({ place: at, message: `"${name}" cannot be its own reply channel` });
    else if (!channels.has(reply)) {
      report({
        place: at,
        message: `there is no channel "${reply}"`,
        hint: didYouMean(reply, channels.keys()),
      });
    }
  },
};
