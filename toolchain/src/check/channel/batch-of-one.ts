import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const batchOfOne: Rule = {
  id: 'BATCH_OF_ONE',
  severity: 'warning',
  summary: 'Batches of one message only cost.',
  each: 'channel',
  check: ({ place, resolved: { batch } }, report) => {
    if (batch?.messages !== 1) return;
    report({
      place: below(place, 'batch', 'messages'),
      message: 'a batch of one message saves nothing',
      hint: 'leave batch out, or allow more messages',
    });
  },
};
