import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const suppressionIllegal: Explanation = {
  rule: 'SUPPRESSION_ILLEGAL',
  why: 'A comment that begins with `parley-ignore` wants to hide findings, but is not written as one that can: it names no rule, is of a kind that does not exist, or says `parley-ignore-file` below the top of the file. It has no effect, and whoever wrote it believes that it has.',
  fix: 'Write `# parley-ignore RULE_ID: reason` above the key or item that it is for, or at the end of its line; `# parley-ignore-file RULE_ID: reason` above the first key covers the file. In JSON the text stands in `"$comment"` of the object.',
  keys: ['config.check'],
  bad: {
    'agents/extra.agent.yaml': lines(
      'agent: extra',
      'sends:',
      '  ⟪# parley-ignore-next-line SEND_UNRESOLVED: comes with the next release⟫',
      '  shelf.emptied: {}',
    ),
  },
  good: {
    'agents/extra.agent.yaml': lines(
      'agent: extra',
      'sends:',
      '  shelf.changed: {}',
      '  # parley-ignore SEND_UNRESOLVED: comes with the next release',
      '  shelf.emptied: {}',
    ),
  },
};
