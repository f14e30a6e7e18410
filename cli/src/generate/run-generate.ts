import { join } from 'node:path';
import { resolveBundle } from '@parley/toolchain';
import type { Workspace } from '@parley/toolchain';
import { generateFiles } from '@parley/toolchain/generate';
import { staleFiles, writeGenerated } from '@parley/toolchain/node';
import { exitCodes } from '../exit-codes.ts';
import { formatText } from '../report/text.ts';
import { untilInterrupted } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { watchWorkspace } from '../dev/watch.ts';
import { hasErrors, openWorkspace } from '../workspace/open-workspace.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';
import { reportFailure } from '../report-failure.ts';

export interface GenerateOptions {
  readonly check?: true;
  readonly watch?: true;
}

/** Writes, or with `check` compares, the generated files. Contracts with errors are not generated from. */
export async function runGenerate(
  terminal: Terminal,
  folder: string,
  options: GenerateOptions,
): Promise<number> {
  const opened = await openWorkspace(folder);
  if (options.watch === true) return generateOnChange(terminal, opened);
  if (hasErrors(opened.findings)) return refuse(terminal, opened);
  return options.check === true ? compare(terminal, opened.workspace) : write(terminal, opened.workspace);
}

function refuse(terminal: Terminal, { report }: OpenedWorkspace): number {
  terminal.note(formatText(report, { colors: terminal.err, columns: terminal.columns }));
  terminal.note(`${terminal.err.red('parley:')} nothing was generated: the contracts have errors`);
  return exitCodes.findings;
}

async function write(terminal: Terminal, workspace: Workspace): Promise<number> {
  const { out, written } = await generateWorkspace(workspace);
  for (const path of written) terminal.print(`${terminal.out.green('wrote')}  ${out}/${path}`);
  if (written.length === 0) terminal.print(`${terminal.out.green('✓')} ${out} is up to date`);
  return exitCodes.clean;
}

async function compare(terminal: Terminal, workspace: Workspace): Promise<number> {
  const { out } = workspace.config.generate;
  const stale = await staleFiles(join(workspace.folder, out), await generateFiles(resolveBundle(workspace)));
  for (const path of stale) terminal.print(`${terminal.out.red('stale')}  ${out}/${path}`);
  if (stale.length === 0) {
    terminal.print(`${terminal.out.green('✓')} ${out} is up to date`);
    return exitCodes.clean;
  }
  terminal.note(terminal.err.dim('Run "parley generate" and commit what it writes.'));
  return exitCodes.findings;
}

/** Brings the generated files up to date; tells which ones changed. */
export async function generateWorkspace(workspace: Workspace) {
  const { out } = workspace.config.generate;
  const folder = join(workspace.folder, out);
  const files = await generateFiles(resolveBundle(workspace));
  const written = await staleFiles(folder, files);
  if (written.length > 0) await writeGenerated(folder, files);
  return { out, written };
}

async function generateOnChange(terminal: Terminal, first: OpenedWorkspace): Promise<number> {
  let { workspace } = first;
  const once = async (opened: OpenedWorkspace) => {
    workspace = opened.workspace;
    if (hasErrors(opened.findings)) refuse(terminal, opened);
    else await write(terminal, opened.workspace);
  };
  await once(first);
  const watching = await watchWorkspace({
    folder: workspace.folder,
    config: workspace.config,
    onChange: async () => {
      try {
        await once(await openWorkspace(workspace.folder, workspace));
      } catch (error) {
        reportFailure(error, terminal, false);
      }
    },
  });
  terminal.note(terminal.err.dim('Watching for changes; Ctrl-C ends it.'));
  await untilInterrupted(terminal.closed);
  await watching.close();
  return exitCodes.interrupted;
}
