import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

const needAddress = ['retain', 'share', 'batch'] as const;

export const channelWithoutAddress: Rule = {
  id: 'CHANNEL_WITHOUT_ADDRESS',
  severity: 'warning',
  summary: 'A key has no effect, since its channel has no address and lives in inboxes.',
  each: 'channel',
  check: ({ raw, place, resolved }, report) => {
    if (raw.address !== undefined) return;
    const { retain, share, batch } = resolved;
    const isSet = { retain, share: share !== 'one', batch: batch !== null };
    for (const key of needAddress) {
      if (!isSet[key]) continue;
      const message = `${key} has no effect on a channel without an address: its messages go to inboxes`;
      report({ place: below(place, key), part: 'key', message });
    }
  },
};
