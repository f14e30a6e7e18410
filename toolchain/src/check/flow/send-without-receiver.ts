import { linksOf } from '../../model/link.ts';
import { hasReceiver } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const sendWithoutReceiver: Rule = {
  id: 'SEND_WITHOUT_RECEIVER',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'An agent sends on a channel that nobody receives.',
  each: 'agent',
  check: ({ sends }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { key, place } of sends) {
      const channel = channels.get(key);
      // A request that nobody answers has an error of its own.
      if (channel?.resolved.reply !== null || hasReceiver(workspace, key)) continue;
      report({ place, part: 'key', message: `nobody receives "${key}"` });
    }
  },
};
