import type { Diagnostic } from '@parley/toolchain';
import { exitCodes } from '../exit-codes.ts';
import { reportFormats } from '../report/formats.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';

export interface CheckOptions {
  readonly format: string;
  readonly failOn: 'error' | 'warning';
}

/** Prints the findings of a workspace; the exit code tells whether there are any that count. */
export async function runCheck(terminal: Terminal, folder: string, options: CheckOptions): Promise<number> {
  const { findings, report } = await openWorkspace(folder);
  const format = reportFormats[options.format];
  if (format === undefined) throw new RangeError(`no format ${options.format}`);
  terminal.print(format(report, { colors: terminal.out, columns: terminal.columns }));
  return checkExitCode(findings, options.failOn);
}

/** 3 when a file could not be read, 1 for findings at or above `failOn`, else 0. */
function checkExitCode(findings: readonly Diagnostic[], failOn: CheckOptions['failOn']): number {
  if (findings.some(({ code }) => code === 'FILE_UNREADABLE')) return exitCodes.unreadable;
  const counting = findings.filter(
    ({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'),
  );
  return counting.length > 0 ? exitCodes.findings : exitCodes.clean;
}
