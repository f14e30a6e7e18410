import type { Connection } from 'vscode-languageserver';
import { configNames, fileKind } from '@parley/toolchain';
import type { Host } from '../host.ts';
import { folderOf, isIn, normalUri } from '../uris.ts';
import type { ClientFiles } from './client-files.ts';
import { readWorkspace } from './read-workspace.ts';
import { type FileRequests, findFilesMethod, readFileMethod } from './requests.ts';

const configGlob = `**/{${configNames.join(',')}}`;
const conventionalGlob = '{messages,channels,agents}/**/*.{schema,channel,agent}.{json,yaml,yml}';

/** Has the files read by the client, which is asked over the connection. */
export function clientHost(connection: Connection): Host {
  return fileHost({
    find: async (folder, globs) => {
      const params: FileRequests['parley/findFiles']['params'] = { folder, globs };
      const found = await connection.sendRequest<readonly string[]>(findFilesMethod, params);
      return found.map(normalUri);
    },
    read: async (uri) => (await connection.sendRequest<string | null>(readFileMethod, { uri })) ?? undefined,
  });
}

/** Works with files that can only be found by globs and read. */
export function fileHost(files: ClientFiles): Host {
  return {
    findWorkspaces: (folder) => findRoots(files, folder),
    findWorkspace: (file) => findRoot(files, file),
    read: (root) => readWorkspace(files, root),
    readFile: (uri) => files.read(uri),
    exists: async (uri) => (await files.read(uri)) !== undefined,
  };
}

async function findRoots(files: ClientFiles, folder: string): Promise<readonly string[]> {
  const roots = new Set((await files.find(folder, [configGlob])).map(folderOf));
  const contracts = await files.find(folder, [conventionalGlob]);
  if (contracts.some((uri) => fileKind(uri) !== 'other')) roots.add(folder);
  return [...roots];
}

/** The client sees no folder above those that it has open. */
async function findRoot(files: ClientFiles, file: string): Promise<string | undefined> {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const roots = await files.find(folder, configNames);
    if (roots.length > 0) return folder;
    if (!isIn(folderOf(folder), folder) || folderOf(folder) === folder) return undefined;
  }
}
