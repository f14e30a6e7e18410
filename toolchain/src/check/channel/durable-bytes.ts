import { textField } from '../../model/fields.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const durableBytes: Rule = {
  id: 'DURABLE_BYTES_BELOW_MESSAGE',
  severity: 'warning',
  summary: 'The journal of a durable channel is smaller than a message may be.',
  each: 'channel',
  check: ({ raw, place, resolved: { durable, maxBytes } }, report) => {
    if (durable === null || durable.bytes === 0 || durable.bytes >= maxBytes) return;
    report({
      place: below(place, 'durable', 'bytes'),
      message: `the journal keeps ${textField(raw.durable, 'bytes') ?? ''}, but one message may have ${textField(raw, 'maxBytes') ?? '256KB'}: such a send is always rejected`,
      hint: 'raise bytes, or lower maxBytes',
    });
  },
};
