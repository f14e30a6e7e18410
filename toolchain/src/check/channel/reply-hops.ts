import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const replyHops: Rule = {
  id: 'REPLY_HOPS_BELOW_REQUEST',
  severity: 'warning',
  summary: 'A request may come over more hops than its reply is allowed.',
  each: 'channel',
  check: ({ name, place, resolved }, report, workspace) => {
    const { reply, hops } = resolved;
    const answers = reply === null ? undefined : linksOf(workspace).channels.get(reply.channel);
    if (answers === undefined || answers.name === name || answers.resolved.hops >= hops) return;
    const limit = answers.resolved.hops;
    const isWritten = answers.raw.hops !== undefined;
    report({
      place: below(isWritten ? answers.place : place, 'hops'),
      message: `a reply has one hop more than its request: "${name}" may come with ${hops}, but "${answers.name}" allows ${limit}`,
      hint: `set hops: ${hops + 1} on "${answers.name}", or hops: ${Math.max(1, limit - 1)} on "${name}"`,
      related: [
        {
          place: isWritten ? place : answers.place,
          part: 'key',
          message: isWritten ? 'the request' : 'the reply',
        },
      ],
    });
  },
};
