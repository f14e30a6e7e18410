import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const suppressionUnused: Explanation = {
  rule: 'SUPPRESSION_UNUSED',
  why: 'What the suppression was for is mended, or was never there. Left alone it hides the next mistake of that kind in the same place, which nobody has judged.',
  fix: 'Take it away. A rule that is switched off makes no suppression of it unused, and neither does a file that cannot be read.',
  keys: ['config.check'],
  bad: {
    'agents/extra.agent.yaml': lines(
      'agent: extra',
      'sends:',
      '  # parley-ignore ⟪SEND_UNRESOLVED⟫: comes with the next release',
      '  shelf.changed: {}',
    ),
  },
  good: { 'agents/extra.agent.yaml': lines('agent: extra', 'sends:', '  shelf.changed: {}') },
};
