import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const stageWithoutFinal: Rule = {
  id: 'STAGE_WITHOUT_FINAL',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'Channels are steps of a workflow, but none ends it.',
  each: 'workspace',
  check: (workspace, report) => {
    const channels = [...linksOf(workspace).channels.values()];
    const [first, ...others] = channels.filter(({ resolved }) => resolved.stage !== null);
    if (first === undefined || channels.some(({ resolved }) => resolved.final)) return;
    report({
      place: below(first.place, 'stage'),
      message: 'no channel is final, so workflow() never sees a workflow completed',
      hint: 'set final: true on the channel of the last step',
      related: others.map(({ place }) => ({ place: below(place, 'stage'), message: 'another step' })),
    });
  },
};
