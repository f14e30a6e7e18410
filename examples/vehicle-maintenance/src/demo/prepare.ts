import { join } from 'node:path';
import { checkWorkspace, createWorkspace, formatDiagnostic, resolveBundle } from '@parley/toolchain';
import type { Workspace } from '@parley/toolchain';
import { generateFiles } from '@parley/toolchain/generate';
import { readWorkspace, staleFiles, writeGenerated } from '@parley/toolchain/node';

export interface Prepared {
  /** False when the contracts have errors: nothing was generated. */
  readonly ok: boolean;
  /** What was found and done, for people. */
  readonly lines: readonly string[];
}

/** Checks the contracts, then writes the generated files that are not up to date. */
export async function prepare(folder: string): Promise<Prepared> {
  const workspace = createWorkspace(await readWorkspace(folder));
  const findings = checkWorkspace(workspace);
  const lines = findings.map((finding) => formatDiagnostic(finding));
  if (findings.some(({ severity }) => severity === 'error')) return { ok: false, lines };
  return { ok: true, lines: [...lines, describe(workspace), await bringUpToDate(workspace)] };
}

function describe(workspace: Workspace): string {
  const { messages, channels, agents } = resolveBundle(workspace);
  const size = (part: object): number => Object.keys(part).length;
  return `contracts: ${size(messages)} messages, ${size(channels)} channels, ${size(agents)} agents, no errors`;
}

async function bringUpToDate(workspace: Workspace): Promise<string> {
  const { out } = workspace.config.generate;
  const target = join(workspace.folder, out);
  const files = await generateFiles(resolveBundle(workspace));
  const stale = await staleFiles(target, files);
  if (stale.length === 0) return `generated: ${out} is up to date`;
  await writeGenerated(target, files);
  return `generated: wrote ${stale.join(', ')}`;
}
