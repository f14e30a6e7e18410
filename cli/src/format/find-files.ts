import { statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileKind } from '@parley/toolchain';
import { readText } from '@parley/toolchain/node';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { readFiles } from '../workspace/open-workspace.ts';

/** A file to be laid out. */
export interface FormatFile {
  readonly file: string;
  /** As people here call it. */
  readonly shown: string;
  readonly text: string;
}

/** The contracts in some folders, and the files that are named; each once, in the order of their names. */
export async function findFiles(paths: readonly string[]): Promise<readonly FormatFile[]> {
  const found = new Map<string, FormatFile>();
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) throw new Failure(`there is no file or folder ${path}`);
    const files = stats.isDirectory() ? await contractsIn(path) : [namedFile(path)];
    for (const file of files) found.set(file.file, file);
  }
  return [...found.values()].sort((left, right) => (left.shown < right.shown ? -1 : 1));
}

/** Of the workspace that holds a folder, what is in the folder; imported workspaces are not. */
async function contractsIn(folder: string): Promise<readonly FormatFile[]> {
  const { files, folder: root } = await readFiles(folder);
  const inside = resolve(folder);
  return files
    .filter(({ path, imported }) => imported !== true && fileKind(path) !== 'other')
    .map(({ path, text }) => toFile(join(root, path), text))
    .filter(({ file }) => inside === resolve(root) || file.startsWith(inside + sep));
}

function namedFile(path: string): FormatFile {
  if (!/\.(?:json|ya?ml)$/.test(path))
    throw new Failure(`${path} is neither YAML nor JSON`, { hint: 'names end with .yaml, .yml or .json' });
  const read = readText(path);
  if (!read.ok) throw new Failure(`cannot read ${path}: ${read.reason}`, { exitCode: exitCodes.unreadable });
  return toFile(path, read.text);
}

function toFile(path: string, text: string): FormatFile {
  const file = resolve(path);
  return { file, shown: relative('.', file).replaceAll('\\', '/'), text };
}
