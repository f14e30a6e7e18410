import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const replyIsRequest: Rule = {
  id: 'REPLY_IS_REQUEST',
  severity: 'error',
  summary: 'The replies of a request are requests themselves, which nobody can answer.',
  each: 'channel',
  check: ({ name, place, resolved: { reply } }, report, workspace) => {
    const answers = reply === null ? undefined : linksOf(workspace).channels.get(reply.channel);
    // Its own reply channel is a finding of its own.
    if (answers === undefined || answers.name === name || answers.resolved.reply === null) return;
    const related = [
      { place: below(answers.place, 'reply'), part: 'key', message: 'which makes it a request' } as const,
    ];
    const message = `"${answers.name}" has a reply of its own, but nobody answers a reply`;
    report({ place: below(place, 'reply', 'channel'), message, related });
  },
};
