import type { Hop } from '@parley/explorer/protocol';

/** A share of a conversation's time. */
export interface TimeShare {
  /** A channel; undefined for all that is not one of the longest. */
  readonly label: string | undefined;
  readonly ms: number;
}

/** More cannot be told apart. */
const named = 3;

/** Where the time of a conversation went: waiting for replies, by channel, longest first, then the rest. */
export function whereTimeWent(hops: readonly Hop[], spanMs: number): readonly TimeShare[] {
  const byLabel = new Map<string, number>();
  for (const { label, tookMs } of hops) {
    if (tookMs !== undefined) byLabel.set(label, (byLabel.get(label) ?? 0) + tookMs);
  }
  const longest = [...byLabel]
    .map(([label, ms]) => ({ label, ms }))
    .sort((left, right) => right.ms - left.ms)
    .slice(0, named);
  const restMs = spanMs - longest.reduce((sum, { ms }) => sum + ms, 0);
  if (longest.length === 0) return [];
  return restMs > 0 ? [...longest, { label: undefined, ms: restMs }] : longest;
}
