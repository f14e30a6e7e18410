import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { formatBaseline, isForBaseline } from '@parley/toolchain';
import type { SuppressedFinding } from '@parley/toolchain';
import { Failure } from '../failure.ts';
import type { Report } from '../report/report.ts';
import { formatCount } from '../report/words.ts';
import { writeReport } from '../report/write-report.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';

/**
 * Writes down what is found, so that from now on only what is new counts; gives the report of what is left.
 * `file` is seen from the current folder; true: the file that the configuration names.
 */
export async function writeBaseline(
  terminal: Terminal,
  { workspace, report }: OpenedWorkspace,
  file: string | true,
): Promise<Report> {
  const { err } = terminal;
  if (workspace.findings.length > 0) {
    terminal.note(`${err.yellow('no baseline was written:')} first mend what cannot be read`);
    return report;
  }
  const usual = join(workspace.folder, workspace.config.check.baseline);
  const target = file === true ? usual : resolve(file);
  await assertReplaceable(target);
  const { known, left } = divide(report);
  const findings = known.map(({ finding }) => finding);
  const shown = shorten(target);
  if (findings.length === 0 && workspace.baseline === undefined && file === true) {
    terminal.note('nothing to write down: there is no finding that a baseline takes');
    return report;
  }
  await writeReport(target, formatBaseline(findings, report.fingerprintOf));
  terminal.note(`${err.green('wrote')}  ${formatCount(findings.length, 'finding')} to ${shown}`);
  if (target !== usual) {
    const path = relative(workspace.folder, target).replaceAll('\\', '/');
    terminal.note(err.dim(`To use it, write into parley.config.yaml:  check: { baseline: ${path} }`));
  }
  return left;
}

/** What goes into the baseline, and the report without it. */
function divide(report: Report): { readonly known: readonly SuppressedFinding[]; readonly left: Report } {
  const before = report.suppressed.filter(({ by }) => by === 'baseline');
  const now = report.findings.filter(isForBaseline);
  const known = [...before, ...now.map((finding): SuppressedFinding => ({ finding, by: 'baseline' }))];
  const others = report.suppressed.filter(({ by }) => by !== 'baseline');
  const left = report.findings.filter(
    (finding) => !isForBaseline(finding) && !finding.code.startsWith('BASELINE_'),
  );
  return { known, left: { ...report, findings: left, suppressed: [...others, ...known] } };
}

/** `--write-baseline FOLDER` names a file where a folder was meant; nothing but a baseline is ever replaced. */
async function assertReplaceable(target: string): Promise<void> {
  const stats = await stat(target).catch(() => undefined);
  if (stats === undefined) return;
  const shown = shorten(target);
  if (stats.isDirectory()) {
    throw new Failure(`${shown} is a folder, not a file for a baseline`, {
      hint: `To check that folder: parley check ${shown} --write-baseline`,
    });
  }
  if (stats.isFile() && isBaseline(await readFile(target, 'utf8'))) return;
  throw new Failure(`${shown} is no baseline, so it is not overwritten`, {
    hint: 'Name another file, or delete this one.',
  });
}

/** A baseline that somebody damaged is one all the same. */
function isBaseline(text: string): boolean {
  return text.trim() === '' || /"(?:fingerprint|findings)"/.test(text);
}

function shorten(path: string): string {
  const way = relative('', path);
  return way.startsWith('..') ? path : way;
}
