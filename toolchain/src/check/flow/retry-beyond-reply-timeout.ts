import type { ReceiveDeclaration } from '../../model/agent.ts';
import { field } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { formatDuration, parseDuration } from '../../model/units.ts';
import { isObject } from '../../source/pointer.ts';
import type { Rule } from '../rule.ts';

export const retryBeyondReplyTimeout: Rule = {
  id: 'RETRY_BEYOND_REPLY_TIMEOUT',
  severity: 'warning',
  summary: 'The tries of a request take longer than its requester waits.',
  each: 'agent',
  check: (agent, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const receive of agent.receives) {
      const reply = channels.get(receive.key)?.resolved.reply;
      // Defaults are nobody's decision: where nothing is written the runtime stops at the deadline by itself.
      const written = writtenKey(receive, agent.raw);
      if (reply === undefined || reply === null || written === undefined) continue;
      const total = retryTimeMs(receive);
      if (total <= reply.timeoutMs) continue;
      const message = `all tries take up to ${formatDuration(total)}, but the requester waits ${formatDuration(reply.timeoutMs)}`;
      report({ place: below(receive.place, written), message });
    }
  },
};

/** Attempts times timeout, and each wait between them when its jitter is at its largest: it doubles up to the limit. */
function retryTimeMs({ options: { retry, timeoutMs } }: ReceiveDeclaration): number {
  let total = retry.attempts * timeoutMs;
  for (let attempt = 1; attempt < retry.attempts; attempt++) {
    total += Math.min(retry.maxBackoffMs, retry.minBackoffMs * 2 ** (attempt - 1));
  }
  return total;
}

/** The option that decides, when it is written and legal. */
function writtenKey({ key }: ReceiveDeclaration, raw: unknown): string | undefined {
  const written = field(field(raw, 'receives'), key);
  if (isObject(field(written, 'retry'))) return 'retry';
  return parseDuration(field(written, 'timeout')) === undefined ? undefined : 'timeout';
}
