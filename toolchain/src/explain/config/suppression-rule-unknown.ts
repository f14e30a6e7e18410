import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const suppressionRuleUnknown: Explanation = {
  rule: 'SUPPRESSION_RULE_UNKNOWN',
  why: 'The suppression names a rule that does not exist, so it hides nothing; the finding that it was meant for is told as before.',
  fix: 'Take the id that the hint gives, or copy it from the finding; `parley rules` lists them all. Several ids stand behind each other with commas between them.',
  keys: ['config.check'],
  bad: {
    'agents/extra.agent.yaml': lines(
      'agent: extra',
      'sends:',
      '  # parley-ignore ⟪SEND_UNRESOLVD⟫: comes with the next release',
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
