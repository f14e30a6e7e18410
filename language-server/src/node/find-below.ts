import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { configNames } from '@parley/toolchain';

/** Workspaces lie in `packages/x` or `examples/x`; deeper than that nobody looks for one. */
const maxDepth = 4;
const skipped = new Set(['node_modules', 'dist', 'generated', 'coverage', 'fixtures']);
const names: ReadonlySet<string> = new Set(configNames);

/** The folders in a folder that have a configuration of Parley, it itself among them. */
export async function findBelow(folder: string, depth = 0): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  const here = entries.some((entry) => entry.isFile() && names.has(entry.name)) ? [folder] : [];
  if (depth === maxDepth) return here;
  const below: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name.startsWith('.') || skipped.has(entry.name)) continue;
    below.push(...(await findBelow(join(folder, entry.name), depth + 1)));
  }
  return [...here, ...below];
}
