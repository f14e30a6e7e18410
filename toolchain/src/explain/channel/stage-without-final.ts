import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const stageWithoutFinal: Explanation = {
  rule: 'STAGE_WITHOUT_FINAL',
  why: '`stage` makes a channel a step that `workflow()` follows, and `final` ends the workflow. Where no channel is final, every workflow runs for ever: none is completed, and nobody can tell one that is done from one that hangs.',
  fix: 'Set `final: true` on the channel of the last step. Several channels may be final, for example one for success and one for refusal.',
  keys: ['channel.stage', 'channel.final'],
  bad: shelfWith('stage: ⟪Counted⟫'),
  good: shelfWith('stage: Counted', 'final: true'),
};
