import type { Severity } from '@parley/toolchain';
import type { ContractCounts } from './report.ts';

const nouns: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** "2 errors, 1 warning"; `paint` colours each of them. */
export function formatSeverities(
  counts: Readonly<Record<Severity, number>>,
  paint: (severity: Severity, text: string) => string = (_severity, text) => text,
): string {
  return (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(severity, formatCount(counts[severity], nouns[severity])))
    .join(', ');
}

/** "3 messages, 2 channels, 1 agent". */
export function formatCounts({ messages, channels, agents }: ContractCounts): string {
  return [
    formatCount(messages, 'message'),
    formatCount(channels, 'channel'),
    formatCount(agents, 'agent'),
  ].join(', ');
}

/** "1 error", "2 errors". */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
