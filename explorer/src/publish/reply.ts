import type { IncomingPacket } from '@parley/runtime/transport';
import type { Judge } from '../judge/judge.ts';
import { type JudgedMessage, type VerdictKind, isGood } from '../judge/verdict.ts';

/** What came of waiting for a reply. */
export type Reply =
  | {
      readonly kind: 'reply';
      readonly latencyMs: number;
      readonly type: string;
      /** `agent/instance`. */
      readonly from: string;
      /** What the contracts say of the reply itself. */
      readonly verdict: VerdictKind;
      readonly isGood: boolean;
      /** In one sentence each, what is wrong with it. */
      readonly problems: readonly string[];
      /** The data as JSON, its first 64 kB. */
      readonly data: string;
    }
  | {
      readonly kind: 'error';
      readonly latencyMs: number;
      readonly from: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'timeout'; readonly timeoutMs: number };

const maxText = 64 * 1024;

/** The reply to a request among what came to an inbox; undefined: this is none. REQ-REPLY-3 */
export function replyIn(
  judge: Judge,
  { topic, payload, properties }: IncomingPacket,
  { id, nowMs, latencyMs }: { readonly id: string; readonly nowMs: number; readonly latencyMs: number },
): Reply | undefined {
  const judged = judge.judge({ topic, payload, contentType: properties.contentType }, nowMs);
  const found = judged.find(({ message }) => message.causationId === id);
  if (found === undefined) return undefined;
  const from = (found.message.sender ?? '').replace(/^\/agents\//, '');
  return found.message.type === 'parley.error.v1'
    ? { kind: 'error', latencyMs, from, ...errorIn(found.message.data) }
    : { kind: 'reply', latencyMs, from, ...contentOf(found) };
}

function errorIn(data: unknown): { readonly code: string; readonly message: string } {
  const { code, message } = (typeof data === 'object' && data !== null ? data : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    code: typeof code === 'string' ? code : 'unknown',
    message: typeof message === 'string' ? message : '',
  };
}

function contentOf({ message, verdict }: JudgedMessage) {
  return {
    type: message.type ?? '',
    verdict: verdict.kind,
    isGood: isGood(verdict),
    problems: problemsOf(verdict),
    data: message.data === undefined ? '' : JSON.stringify(message.data).slice(0, maxText),
  };
}

function problemsOf(verdict: JudgedMessage['verdict']): readonly string[] {
  if (verdict.kind === 'invalid')
    return verdict.problems.map(({ pointer, expected }) => `/data${pointer}: expected ${expected}`);
  if (verdict.kind === 'undeclared-message')
    return [`the channel carries ${verdict.expected.join(', ')}, not ${verdict.type}`];
  return 'reason' in verdict ? [verdict.reason] : [];
}
