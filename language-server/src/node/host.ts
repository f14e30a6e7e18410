import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { findWorkspace, readText, readWorkspace } from '@parley/toolchain/node';
import { URI } from 'vscode-uri';
import type { Host } from '../host.ts';
import { normalUri } from '../uris.ts';
import { findBelow } from './find-below.ts';
import { findCode } from './find-code.ts';
import { watchFolder } from './watch-folder.ts';

/** The files of this machine. */
export const nodeHost: Host = {
  findWorkspaces: async (folder) => {
    const path = pathOf(folder);
    if (path === undefined) return [];
    const around = nearest(path);
    const below = await findBelow(path);
    return [...new Set([...(around === undefined ? [] : [around]), ...below])].map(toUri);
  },
  findWorkspace: (file) => {
    const path = pathOf(file);
    const root = path === undefined ? undefined : nearest(dirname(path));
    return Promise.resolve(root === undefined ? undefined : toUri(root));
  },
  read: async (root) => {
    const path = pathOf(root);
    // A folder that is a workspace no more must not stand for the one around it.
    if (path === undefined || nearest(path) !== path) return undefined;
    return readWorkspace(path);
  },
  readFile: (uri) => {
    const path = pathOf(uri);
    const read = path === undefined ? undefined : readText(path);
    return Promise.resolve(read?.ok === true ? read.text : undefined);
  },
  findCode: (root) => {
    const path = pathOf(root);
    return path === undefined ? Promise.resolve([]) : findCode(path);
  },
  exists: (uri) => Promise.resolve(existsSync(pathOf(uri) ?? '')),
  watch: (root, onEvents) => watchFolder(URI.parse(root).fsPath, onEvents),
};

function nearest(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  try {
    return findWorkspace(folder);
  } catch {
    return undefined;
  }
}

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

function toUri(path: string): string {
  return normalUri(URI.file(path).toString());
}
