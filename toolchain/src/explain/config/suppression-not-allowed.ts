import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const suppressionNotAllowed: Explanation = {
  rule: 'SUPPRESSION_NOT_ALLOWED',
  why: 'The suppression has no effect. Either the configuration says `disallowInlineIgnores: true`: in this fleet findings are mended, or left out in one place where all can see it. Or the rule is one that a comment cannot silence: what cannot be read cannot be checked, and a finding about suppressions is not to be suppressed by the next one.',
  fix: 'Mend what is found and take the comment away. Where the finding is right for a whole file or folder, `check.ignoreOnly` leaves it out for all to see.',
  keys: ['config.check.disallowInlineIgnores'],
  bad: {
    'parley.config.yaml': lines('check:', '  disallowInlineIgnores: true'),
    'agents/extra.agent.yaml': lines(
      'agent: extra',
      'sends:',
      '  ⟪# parley-ignore SEND_UNRESOLVED: comes with the next release⟫',
      '  shelf.emptied: {}',
    ),
  },
  good: {
    'parley.config.yaml': lines('check:', '  disallowInlineIgnores: true'),
    'agents/extra.agent.yaml': lines('agent: extra', 'sends:', '  shelf.changed: {}'),
  },
};
