import {
  type WorkspaceFile,
  type WorkspaceFiles,
  configNames,
  fileKind,
  readConfig,
  readDocument,
} from '@parley/toolchain';
import { pathIn, uriOf } from '../uris.ts';
import type { ClientFiles } from './client-files.ts';

/** Reads the files of a workspace, and of those beside it that it imports; undefined when there are none. */
export async function readWorkspace(files: ClientFiles, root: string): Promise<WorkspaceFiles | undefined> {
  const found = new Map<string, WorkspaceFile>();
  const others = new Set<string>();
  await readFolder({ files, root, found, others }, '', new Set());
  if (found.size === 0) return undefined;
  const sorted = [...found.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
  return { folder: root, files: sorted, others: [...others] };
}

interface Reading {
  readonly files: ClientFiles;
  readonly root: string;
  readonly found: Map<string, WorkspaceFile>;
  readonly others: Set<string>;
}

/** `folder` is seen from the root; '' is the workspace itself. */
async function readFolder(reading: Reading, folder: string, visited: Set<string>): Promise<void> {
  const { files, root } = reading;
  if (visited.has(folder)) return;
  visited.add(folder);
  const config = await readConfiguration(reading, folder);
  const place = folder === '' ? root : uriOf(root, folder);
  const globs = config.include.flatMap(globsOf);
  const uris = await files.find(place, [...globs, config.check.baseline]);
  await Promise.all(uris.map((uri) => readInto(reading, uri, folder !== '')));
  for (const name of config.imports) {
    if (name.startsWith('.')) await readFolder(reading, joinPath(root, folder, name), visited);
  }
}

async function readConfiguration(reading: Reading, folder: string): Promise<ReturnType<typeof readConfig>> {
  const { files, root, found } = reading;
  for (const name of configNames) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const text = await files.read(uriOf(root, path));
    if (text === undefined) continue;
    found.set(path, { path, text, ...(folder !== '' && { imported: true }) });
    return readConfig(readDocument(path, text));
  }
  return readConfig();
}

async function readInto(reading: Reading, uri: string, imported: boolean): Promise<void> {
  const { files, root, found, others } = reading;
  const path = pathIn(root, uri);
  if (path === undefined || found.has(path)) return;
  const isBaseline = path.endsWith('.baseline.json');
  if (fileKind(path) === 'other' && !isBaseline) {
    if (!imported) others.add(path);
    return;
  }
  const text = await files.read(uri);
  if (text !== undefined) found.set(path, { path, text, ...(imported && { imported }) });
}

/** A folder stands for all that is in it, a file and a glob for themselves. */
function globsOf(entry: string): readonly string[] {
  const plain = entry.replace(/^(?:\.\/)+/u, '').replace(/\/+$/u, '');
  if (/[*?[\]{}!]/u.test(plain) || /\.(?:json|ya?ml)$/u.test(plain)) return [plain];
  return [`${plain === '.' ? '' : `${plain}/`}**/*.{json,yaml,yml}`];
}

function joinPath(root: string, folder: string, name: string): string {
  return pathIn(root, uriOf(root, folder === '' ? name : `${folder}/${name}`)) ?? name;
}
