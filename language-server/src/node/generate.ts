import { join } from 'node:path';
import { type Workspace, resolveBundle } from '@parley/toolchain';
import { staleFiles, writeGenerated } from '@parley/toolchain/node';
import type { GeneratedNames } from '../host.ts';

/** Brings the generated files of a workspace up to date. */
export async function generate(workspace: Workspace): Promise<GeneratedNames> {
  const { generateFiles } = await import('@parley/toolchain/generate');
  const { out } = workspace.config.generate;
  const folder = join(workspace.folder, out);
  const files = await generateFiles(resolveBundle(workspace));
  const written = await staleFiles(folder, files);
  if (written.length > 0) await writeGenerated(folder, files);
  return { out, written };
}
