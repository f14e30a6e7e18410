import { join } from 'node:path';
import type { WorkspaceFiles } from '@parley/toolchain';
import { fixFiles } from '@parley/toolchain/language';
import { formatDiff } from '../report/diff.ts';
import { pathBy, pathsTo } from '../report/paths.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { rewriteFile } from '../workspace/rewrite-file.ts';

/** Makes the safe fixes of a workspace and tells how many in which file; `dryRun` prints what it would change. Gives the texts after it. */
export async function fixContracts(
  terminal: Terminal,
  files: WorkspaceFiles,
  { dryRun }: { readonly dryRun: boolean },
): Promise<WorkspaceFiles> {
  const { changed } = fixFiles(files);
  const { fromHere } = pathsTo(files.folder);
  const verb = terminal.err.green(dryRun ? 'would fix' : 'fixed');
  for (const { path, before, text, count } of changed) {
    const shown = pathBy(fromHere, path);
    if (dryRun) terminal.print(formatDiff(shown, { before, after: text }, terminal.out));
    else await rewriteFile(join(files.folder, path), { before, text });
    terminal.note(`${verb}  ${shown}: ${count} ${count === 1 ? 'fix' : 'fixes'}`);
  }
  if (changed.length === 0) terminal.note('nothing was fixed: no finding has a safe fix');
  const texts = new Map(changed.map(({ path, text }) => [path, text]));
  return {
    ...files,
    files: files.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text })),
  };
}
