import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import type { FileEvent } from './host.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

const kinds: Readonly<Record<FileChangeType, FileEvent['kind']>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

const watchers: FileSystemWatcher[] = [
  { globPattern: '**/*.{json,yaml,yml}', kind: WatchKind.Create | WatchKind.Change },
  // A deleted folder is reported alone, without its files.
  { globPattern: '**/*', kind: WatchKind.Delete },
];

/** Has the client tell of files that change on the disk; where it cannot, the host does. */
export async function watchFiles(
  connection: Connection,
  workspaces: Workspaces,
  client: ClientCapabilities,
): Promise<void> {
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  } else {
    workspaces.watchByHost();
  }
}

/** Passes on what the client tells. */
export function followFiles(connection: Connection, workspaces: Workspaces): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    workspaces.notice(changes.map(({ uri, type }) => ({ uri, kind: kinds[type] })));
  });
}
