import { lensTitle } from '../lens-title.ts';
import type { Outcome } from './outcomes.ts';

/** What came of a message, in a line with an icon. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'under-way':
      return lensTitle('sync~spin', outcome.waits ? 'Waiting for the reply' : 'Sending');
    case 'failed':
      return lensTitle('error', `Not sent: ${outcome.reason}`);
    case 'sent':
      return sentWords(outcome.sent);
  }
}

function sentWords({
  verdict,
  reply,
  sentAtMs,
}: Extract<Outcome, { readonly kind: 'sent' }>['sent']): string {
  const own = verdict === 'valid' ? '' : ', invalid on purpose';
  const at = new Date(sentAtMs).toLocaleTimeString();
  switch (reply?.kind) {
    case undefined:
      return lensTitle('check', `Sent at ${at}${own}`);
    case 'timeout':
      return lensTitle('watch', `No reply within ${String(reply.timeoutMs)} ms${own}`);
    case 'error':
      return lensTitle('error', `Error reply ${reply.code} after ${msOf(reply.latencyMs)}${own}`);
    case 'reply':
      return lensTitle(
        reply.isGood ? 'check' : 'error',
        `Reply ${reply.verdict} after ${msOf(reply.latencyMs)}${own}`,
      );
  }
}

function msOf(latencyMs: number): string {
  return `${String(Math.round(latencyMs))} ms`;
}
