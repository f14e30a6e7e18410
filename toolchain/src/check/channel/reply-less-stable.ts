import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

const unsettled: ReadonlySet<string> = new Set(['draft', 'alpha']);

export const replyLessStable: Rule = {
  id: 'REPLY_LESS_STABLE',
  severity: 'warning',
  summary: 'A settled request has a reply that may still change.',
  each: 'channel',
  check: ({ name, raw, place, resolved: { reply, stability } }, report, workspace) => {
    const answers = reply === null ? undefined : linksOf(workspace).channels.get(reply.channel);
    if (answers === undefined || unsettled.has(stability) || !unsettled.has(answers.resolved.stability))
      return;
    report({
      place: below(place, 'reply', 'channel'),
      message: `"${name}" is ${stability}, but its reply "${answers.name}" is ${answers.resolved.stability} and may still change`,
      hint:
        raw.stability === undefined
          ? `a channel that says nothing is stable: settle the reply, or write stability: ${answers.resolved.stability} here too`
          : `settle the reply, or write stability: ${answers.resolved.stability} here too`,
      related: [{ place: below(answers.place, 'stability'), message: `${answers.resolved.stability} here` }],
    });
  },
};
