import { hasUnnamedReply, isMeant } from '../misspelt.ts';
import { hasReceiver, hasSender, rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const channelUnused: Rule = {
  id: 'CHANNEL_UNUSED',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'No agent sends or receives a channel, and no request is answered on it.',
  each: 'channel',
  check: ({ name, place, imported, resolved }, report, workspace) => {
    // A request that nobody answers has an error of its own.
    if (imported || resolved.reply !== null) return;
    // So has a reply whose request has no part.
    if (rolesOf(workspace, name).repliesOf.length > 0) return;
    if (isMeant(workspace, name, 'reply') || hasUnnamedReply(workspace)) return;
    if (hasReceiver(workspace, name) || hasSender(workspace, name)) return;
    report({ place, part: 'key', message: `no agent sends or receives "${name}"` });
  },
};
