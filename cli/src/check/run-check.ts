import { appendFile } from 'node:fs/promises';
import type { Diagnostic } from '@parley/toolchain';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { assertApart } from '../report/choice.ts';
import type { FormatChoice } from '../report/choice.ts';
import { reportFormats } from '../report/formats.ts';
import { isFailing } from '../report/report.ts';
import type { FailOn, FormatOptions, Report } from '../report/report.ts';
import { writeReport } from '../report/write-report.ts';
import { reasonOf } from '../report-failure.ts';
import { createColors } from '../terminal/colors.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { openFiles, openWorkspace, readFiles } from '../workspace/open-workspace.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';
import { leanMemory } from './lean-memory.ts';

export interface CheckOptions {
  /** Default: text, and annotations where GitHub runs us. */
  readonly format?: readonly FormatChoice[];
  readonly failOn: FailOn;
  /** The file, or true: the one that the configuration names. */
  readonly writeBaseline?: string | true;
  /** Make the safe fixes before. */
  readonly fix?: true;
  /** Only print what the fixes would change. */
  readonly dryRun?: true;
}

/** Reports the findings of a workspace; the exit code tells whether there are any that count. */
export async function runCheck(terminal: Terminal, folder: string, options: CheckOptions): Promise<number> {
  const choices = options.format ?? [{ name: 'text', file: undefined }];
  assertApart(choices);
  if (options.dryRun === true && options.fix !== true) throw new Failure('--dry-run goes with --fix');
  leanMemory();
  const opened = await open(terminal, folder, options);
  if (options.dryRun === true) return checkExitCode(opened.findings, options.failOn);
  const report = await withBaseline(terminal, opened, options);
  const output: Output = {
    terminal,
    report,
    options: { colors: terminal.out, columns: terminal.columns, failOn: options.failOn, now: new Date() },
  };
  for (const { name } of choices.filter(({ file }) => file === undefined)) await printReport(output, name);
  if (options.format === undefined && isGithub()) await printAnnotations(output);
  await writeReports(output, choices);
  if (choices.every(({ file }) => file !== undefined)) await noteVerdict(output);
  return checkExitCode(report.findings, options.failOn);
}

async function open(
  terminal: Terminal,
  folder: string,
  { fix, dryRun }: CheckOptions,
): Promise<OpenedWorkspace> {
  if (fix !== true) return openWorkspace(folder);
  const { fixContracts } = await import('./fix-contracts.ts');
  return openFiles(await fixContracts(terminal, await readFiles(folder), { dryRun: dryRun === true }));
}

async function withBaseline(terminal: Terminal, opened: OpenedWorkspace, options: CheckOptions) {
  if (options.writeBaseline === undefined) return opened.report;
  const { writeBaseline } = await import('./write-baseline.ts');
  return writeBaseline(terminal, opened, options.writeBaseline);
}

interface Output {
  readonly terminal: Terminal;
  readonly report: Report;
  readonly options: FormatOptions;
}

function isGithub(): boolean {
  return process.env.GITHUB_ACTIONS === 'true';
}

async function printReport({ terminal, report, options }: Output, name: FormatChoice['name']): Promise<void> {
  const format = await reportFormats[name]();
  const text = format(report, options);
  if (text === '') return;
  const isGuarded = name === 'text' && isGithub();
  terminal.print(isGuarded ? (await import('../report/github.ts')).guardLog(text) : text);
}

async function printAnnotations({ terminal, report }: Output): Promise<void> {
  const { formatAnnotations } = await import('../report/github.ts');
  for (const line of formatAnnotations(report)) terminal.print(line);
}

/** A red build with an empty log would be a riddle. */
async function noteVerdict({ terminal, report }: Output): Promise<void> {
  const { formatVerdict } = await import('../report/text.ts');
  terminal.note(formatVerdict(report, terminal.err));
}

/** All of them, even where one fails: then that is told at the end, whatever was found. */
async function writeReports({ report, options }: Output, choices: readonly FormatChoice[]): Promise<void> {
  const failures: string[] = [];
  for (const { name, file } of choices) {
    if (file === undefined) continue;
    const format = await reportFormats[name]();
    const text = format(report, { ...options, colors: createColors({}, {}), columns: undefined });
    try {
      // Other commands of the same step write to the summary too.
      if (file === process.env.GITHUB_STEP_SUMMARY) await appendFile(file, `${text}\n`);
      else await writeReport(file, `${text}\n`);
    } catch (error) {
      failures.push(`cannot write ${file}: ${reasonOf(error)}`);
    }
  }
  if (failures.length > 0) throw new Failure(failures.join('; '), { exitCode: exitCodes.unreadable });
}

/** 3 when a file could not be read, 1 for findings at or above `failOn`, else 0. */
function checkExitCode(findings: readonly Diagnostic[], failOn: FailOn): number {
  if (findings.some(({ code }) => code === 'FILE_UNREADABLE')) return exitCodes.unreadable;
  return findings.some((finding) => isFailing(finding, failOn)) ? exitCodes.findings : exitCodes.clean;
}
