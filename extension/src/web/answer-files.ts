import { type FileRequests, findFilesMethod, readFileMethod } from '@parley/language-server/browser-requests';
import { type Disposable, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

type FindParams = FileRequests['parley/findFiles']['params'];
type ReadParams = FileRequests['parley/readFile']['params'];

/** More than that in one file are no contracts. */
const maxBytes = 5_000_000;

/** Finds and reads files for a server that cannot, on whatever file system the editor has them. */
export function answerFileRequests(client: BaseLanguageClient): readonly Disposable[] {
  return [
    client.onRequest(findFilesMethod, ({ folder, globs }: FindParams) => findFiles(folder, globs)),
    client.onRequest(readFileMethod, ({ uri }: ReadParams) => readFile(Uri.parse(uri))),
  ];
}

async function findFiles(folder: string, globs: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const glob of globs) {
    const pattern = new RelativePattern(Uri.parse(folder), glob);
    for (const uri of await workspace.findFiles(pattern, '**/node_modules/**')) found.add(uri.toString());
  }
  return [...found];
}

async function readFile(uri: Uri): Promise<string | null> {
  try {
    const bytes = await workspace.fs.readFile(uri);
    if (bytes.length > maxBytes) return null;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
