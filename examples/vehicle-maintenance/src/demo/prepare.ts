import { checkWorkspace, createWorkspace, readWorkspace, resolveBundle } from '@parley/toolchain';
import { generateFiles, staleFiles, writeGenerated } from '@parley/toolchain/generate';

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
  const lines = findings.map(
    ({ file, range, severity, message }) =>
      `${file}:${range.start.line + 1}:${range.start.column + 1}: ${severity}: ${message}`,
  );
  if (findings.some(({ severity }) => severity === 'error')) return { ok: false, lines };
  const bundle = resolveBundle(workspace);
  const files = await generateFiles(bundle);
  const target = `${folder}/src/generated`;
  const stale = await staleFiles(target, files);
  if (stale.length > 0) await writeGenerated(target, files);
  const { channels, messages, agents } = bundle;
  const size = (part: object): number => Object.keys(part).length;
  return {
    ok: true,
    lines: [
      ...lines,
      `contracts: ${size(messages)} messages, ${size(channels)} channels, ${size(agents)} agents, ${findings.length} findings`,
      `generated: ${stale.length === 0 ? 'up to date' : `${stale.length} files written`}`,
    ],
  };
}
