import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ContractsError } from '../errors.ts';
import { isGenerated } from '../generate/header.ts';
import type { GeneratedFile } from '../generate/options.ts';

/** What {@link writeGenerated} did, as paths below the folder. */
export interface WrittenFiles {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes the folder hold these files: writes those that differ and removes what an earlier run generated and nothing
 * generates any more. Throws `foreign_file`, with nothing changed, if a file in the way was not generated.
 */
export async function writeGenerated(folder: string, files: readonly GeneratedFile[]): Promise<WrittenFiles> {
  const { changed, leftOver } = await compareFiles(folder, files);
  const foreign = changed.find(({ current }) => current !== undefined && !isGenerated(current));
  if (foreign !== undefined) {
    throw new ContractsError(
      'foreign_file',
      `${join(folder, foreign.path)} was not generated: move it or choose another folder`,
    );
  }
  for (const { path, text } of changed) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const path of leftOver) await rm(join(folder, path));
  return { written: changed.map(({ path }) => path), removed: leftOver };
}

/** The paths that {@link writeGenerated} would write or remove, sorted. */
export async function staleFiles(folder: string, files: readonly GeneratedFile[]): Promise<string[]> {
  const { changed, leftOver } = await compareFiles(folder, files);
  return [...changed.map(({ path }) => path), ...leftOver].sort();
}

interface ChangedFile extends GeneratedFile {
  /** Absent where there is no such file yet. */
  readonly current?: string;
}

async function compareFiles(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<{ readonly changed: readonly ChangedFile[]; readonly leftOver: readonly string[] }> {
  const changed: ChangedFile[] = [];
  for (const file of files) {
    const current = await textOf(join(folder, file.path));
    if (current === undefined) changed.push(file);
    else if (withoutCarriageReturns(current) !== file.text) changed.push({ ...file, current });
  }
  return { changed, leftOver: await leftOverFiles(folder, new Set(files.map(({ path }) => path))) };
}

/** Only TypeScript carries a mark that nobody writes by chance. */
async function leftOverFiles(folder: string, wanted: ReadonlySet<string>): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const found: string[] = [];
  for (const name of names.sort()) {
    if (!name.endsWith('.ts') || wanted.has(name)) continue;
    if (isGenerated((await textOf(join(folder, name))) ?? '')) found.push(name);
  }
  return found;
}

/** Undefined where there is no file; any other failure is one. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A checkout on Windows may have changed the ends of lines: that is no change of the contracts. */
function withoutCarriageReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
