import { linksOf } from '../../model/link.ts';
import type { Rule } from '../rule.ts';

export const channelDuplicate: Rule = {
  id: 'CHANNEL_DUPLICATE',
  severity: 'error',
  summary: 'Two files declare a channel of the same name.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const { channels } = linksOf(workspace);
    const first = channels.get(channel.name);
    if (first === undefined || first === channel) return;
    const related = [{ place: first.place, part: 'key', message: 'the first one' } as const];
    report({
      place: channel.place,
      part: 'key',
      message: `the channel "${channel.name}" is there twice`,
      related,
    });
  },
};
