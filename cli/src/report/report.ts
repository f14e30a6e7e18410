import type { Diagnostic, Severity } from '@parley/toolchain';
import type { Colors } from '../terminal/colors.ts';

/** The findings of one workspace, as every output format takes them. */
export interface Report {
  readonly findings: readonly Diagnostic[];
  /** What was looked at, for the summary. */
  readonly counts: ContractCounts;
  /** The text of a file of the workspace. */
  readonly textOf: (file: string) => string | undefined;
}

export interface ContractCounts {
  readonly messages: number;
  readonly channels: number;
  readonly agents: number;
}

export interface FormatOptions {
  readonly colors: Colors;
  /** Where a long source line is cut; undefined: the default. */
  readonly columns: number | undefined;
}

/** One output format: a pure function, so that output never changes an exit code. */
export type ReportFormat = (report: Report, options: FormatOptions) => string;

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
