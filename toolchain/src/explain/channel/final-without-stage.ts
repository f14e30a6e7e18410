import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const finalWithoutStage: Explanation = {
  rule: 'FINAL_WITHOUT_STAGE',
  why: '`final` ends a workflow that goes over the steps which channels name by `stage`. With no step anywhere `workflow()` hears of a workflow only when it is over.',
  fix: 'Name the steps with `stage`, or leave `final` out.',
  keys: ['channel.final', 'channel.stage'],
  bad: shelfWith('final: ⟪true⟫'),
  good: shelfWith('stage: Counted', 'final: true'),
};
