import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const suppressionWithoutReason: Explanation = {
  rule: 'SUPPRESSION_WITHOUT_REASON',
  why: 'Who reads a suppression a year later can see that somebody wanted silence, but not whether the reason still holds. Without a reason it has no effect, and the finding is told as well.',
  fix: 'Say after a colon why the finding is no mistake, or until when it may stay: `# parley-ignore RULE_ID: the reason`.',
  keys: ['config.check'],
  bad: {
    'agents/extra.agent.yaml': lines(
      'agent: extra',
      'sends:',
      '  ⟪# parley-ignore SEND_UNRESOLVED⟫',
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
