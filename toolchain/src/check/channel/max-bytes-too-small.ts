import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { smallestEnvelope } from './envelope-size.ts';

export const maxBytesTooSmall: Rule = {
  id: 'MAX_BYTES_TOO_SMALL',
  severity: 'error',
  summary: 'The envelope alone is larger than a message of the channel may be.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const { place, raw, resolved } = channel;
    if (raw.maxBytes === undefined) return;
    for (const type of resolved.messages) {
      const needed = smallestEnvelope(workspace, channel, type);
      if (needed === undefined || needed < resolved.maxBytes) continue;
      report({
        place: below(place, 'maxBytes'),
        message: `the envelope of "${type}" alone has at least ${needed} bytes, more than maxBytes allows: each send fails with too_large`,
        hint: 'maxBytes is the whole message, not only its data',
      });
      return;
    }
  },
};
