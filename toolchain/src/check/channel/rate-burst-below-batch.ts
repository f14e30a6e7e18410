import { below } from '../../model/place.ts';
import { field } from '../../model/fields.ts';
import type { Rule } from '../rule.ts';

export const rateBurstBelowBatch: Rule = {
  id: 'RATE_BURST_BELOW_BATCH',
  severity: 'warning',
  summary: 'The rate of a channel never lets a full batch go.',
  each: 'channel',
  check: ({ raw, place, resolved: { rate, batch } }, report) => {
    // Less than one message is an error of its own.
    if (rate === null || batch === null || rate.burst < 1 || rate.burst >= batch.messages) return;
    const isWritten = field(raw.batch, 'messages') !== undefined;
    // Where both are defaults nobody chose them.
    if (!isWritten && field(raw.rate, 'burst') === undefined) return;
    report({
      place: isWritten ? below(place, 'batch', 'messages') : below(place, 'rate', 'burst'),
      message: `a batch holds up to ${batch.messages} messages, but only ${rate.burst} may go at once`,
    });
  },
};
