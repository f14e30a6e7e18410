import type { Verdict } from '../judge/verdict.ts';

/** A verdict in words, where its name does not say all. */
export function reasonOf(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case 'malformed':
    case 'undeclared-channel':
    case 'wrong-sender':
    case 'over-limit':
      return verdict.reason;
    case 'undeclared-message':
    case 'wrong-version':
      return `the channel carries ${verdict.expected.join(', ')}, not ${verdict.type}`;
    case 'late':
      return verdict.isBeyondDeadline === true
        ? `came ${String(verdict.lateMs)} ms after the deadline of its request`
        : `sent ${String(verdict.lateMs)} ms after its time was over`;
    case 'expired':
      return `${String(verdict.lateMs)} ms after it expired`;
    default:
      return undefined;
  }
}
