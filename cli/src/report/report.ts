import type { Diagnostic, Judgement, Severity } from '@parley/toolchain';
import type { Colors } from '../terminal/colors.ts';
import type { ReportPaths } from './paths.ts';

/** The findings of one workspace, as every output format takes them. */
export interface Report extends Judgement {
  /** What was looked at, for the summary. */
  readonly counts: ContractCounts;
  /** The files of the workspace's own that were looked at. */
  readonly files: readonly string[];
  /** The text of a file of the workspace. */
  readonly textOf: (file: string) => string | undefined;
  readonly paths: ReportPaths;
}

export interface ContractCounts {
  readonly messages: number;
  readonly channels: number;
  readonly agents: number;
}

export interface FormatOptions {
  readonly colors: Colors;
  /** The width of the terminal; undefined: there is none, and nothing is wrapped. */
  readonly columns: number | undefined;
  /** The least severity that fails the check. */
  readonly failOn: FailOn;
  readonly now: Date;
}

/** What `--fail-on` takes. */
export const failOnChoices = ['error', 'warning'] as const;
export type FailOn = (typeof failOnChoices)[number];

/** One output format: a pure function, so that output never changes an exit code. */
export type ReportFormat = (report: Report, options: FormatOptions) => string;

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** True for a finding that fails the check. */
export function isFailing({ severity }: Diagnostic, failOn: FailOn): boolean {
  return severity === 'error' || (failOn === 'warning' && severity === 'warning');
}
