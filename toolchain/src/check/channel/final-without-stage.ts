import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const finalWithoutStage: Rule = {
  id: 'FINAL_WITHOUT_STAGE',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'A channel ends workflows, but no channel is a step of one.',
  each: 'workspace',
  check: (workspace, report) => {
    const channels = [...linksOf(workspace).channels.values()];
    if (channels.some(({ resolved }) => resolved.stage !== null)) return;
    for (const { place, resolved } of channels) {
      if (!resolved.final) continue;
      report({
        place: below(place, 'final'),
        message: 'this ends workflows, but no channel has a stage: workflow() knows the end only',
        hint: 'name the steps, for example stage: Analysis',
      });
    }
  },
};
