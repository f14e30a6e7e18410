import { formatTable } from '../table.ts';
import type { Cost } from './cost.ts';
import type { Recheck } from './recheck.ts';

/** The median costs of one tool at one size. */
export interface Row {
  readonly files: number;
  readonly name: string;
  readonly cost: Cost;
}

/** A Markdown table; ratios are to the first tool of the same size, so above 1 means that Parley takes less. */
export function formatRows(rows: readonly Row[]): string {
  const cells = rows.map(({ files, name, cost }) => {
    const first = rows.find((row) => row.files === files)?.cost ?? cost;
    const ratio = (value: keyof Cost): string => (cost[value] / first[value]).toFixed(2);
    return [
      files.toLocaleString('en'),
      name,
      formatMs(cost.wallMs),
      ratio('wallMs'),
      formatMs(cost.cpuMs),
      ratio('cpuMs'),
      `${Math.round(cost.peakMb)} MB`,
      ratio('peakMb'),
    ];
  });
  return formatTable(['Files', 'Tool', 'Wall', '×', 'CPU', '×', 'Peak', '×'], cells);
}

export function formatRechecks(rechecks: readonly Recheck[]): string {
  const cells = rechecks.map(({ name, edits, p50Ms, p95Ms }) => [
    name,
    String(edits),
    formatMs(p50Ms),
    formatMs(p95Ms),
  ]);
  return formatTable(['After a change of one file', 'Edits', 'p50', 'p95'], cells);
}

function formatMs(value: number): string {
  if (value >= 1_000) return `${(value / 1_000).toFixed(2)} s`;
  return value >= 10 ? `${Math.round(value)} ms` : `${value.toFixed(1)} ms`;
}
