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
      const channel = channels.get(receive.key);
      const reply = channel?.resolved.reply;
      // Defaults are nobody's decision: where nothing is written the runtime stops at the deadline by itself.
      const written = writtenKey(receive, agent.raw);
      if (channel === undefined || reply === undefined || reply === null || written === undefined) continue;
      const total = retryTimeMs(receive);
      // A timeout of nothing is an error of its own.
      if (total <= reply.timeoutMs || reply.timeoutMs === 0) continue;
      const message = `${describeTries(receive)} up to ${formatDuration(total)}, but the requester waits ${formatDuration(reply.timeoutMs)}`;
      const waits = field(channel.raw.reply, 'timeout') === undefined ? ['reply'] : ['reply', 'timeout'];
      const related = [{ place: below(channel.place, ...waits), message: 'how long it waits' }];
      report({
        place: below(receive.place, written),
        message,
        hint: hintFor(receive, agent.raw),
        related,
      });
    }
  },
};

/** Attempts times timeout, and each wait between them when its jitter is at its largest: it doubles up to the limit. */
function retryTimeMs({ options: { retry, timeoutMs } }: ReceiveDeclaration): number {
  let total = retry.attempts * timeoutMs;
  let waits = retry.attempts - 1;
  // Doubling ends soon, however many attempts there are.
  for (let wait = retry.minBackoffMs; waits > 0 && wait > 0 && wait < retry.maxBackoffMs; wait *= 2) {
    total += wait;
    waits -= 1;
  }
  return total + waits * (retry.minBackoffMs === 0 ? 0 : retry.maxBackoffMs);
}

function hintFor({ key }: ReceiveDeclaration, raw: unknown): string {
  const retry = field(field(field(raw, 'receives'), key), 'retry');
  return field(retry, 'attempts') === undefined
    ? '3 attempts are the default: write retry: { attempts: 1 }, or a shorter timeout'
    : 'fewer attempts, or a shorter timeout';
}

function describeTries({ options: { retry, timeoutMs } }: ReceiveDeclaration): string {
  const each = formatDuration(timeoutMs);
  return retry.attempts === 1
    ? `a try of ${each} takes`
    : `${retry.attempts} tries of ${each} and the waits between them take`;
}

/** The option that decides, when it is written and legal. */
function writtenKey({ key }: ReceiveDeclaration, raw: unknown): string | undefined {
  const written = field(field(raw, 'receives'), key);
  if (isObject(field(written, 'retry'))) return 'retry';
  return parseDuration(field(written, 'timeout')) === undefined ? undefined : 'timeout';
}
