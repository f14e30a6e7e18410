import { below } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import { field } from '../../model/fields.ts';
import type { Rule } from '../rule.ts';

export const replyTimeoutBeyondTtl: Rule = {
  id: 'REPLY_TIMEOUT_BEYOND_TTL',
  severity: 'warning',
  summary: 'A requester waits longer than its request is of use.',
  each: 'channel',
  check: ({ raw, place, resolved }, report) => {
    const { reply, ttlMs } = resolved;
    if (reply === null || ttlMs === null || reply.timeoutMs <= ttlMs) return;
    // A limit of nothing is an error of its own.
    if (ttlMs === 0) return;
    const isWritten = field(raw.reply, 'timeout') !== undefined;
    const message = `the reply may take ${formatDuration(reply.timeoutMs)}, but the request expires after ${formatDuration(ttlMs)}`;
    report({ place: isWritten ? below(place, 'reply', 'timeout') : below(place, 'ttl'), message });
  },
};
