import {
  type ClientCapabilities,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { commands } from './commands/index.ts';
import { features } from './features/index.ts';

/** What the server tells a client that starts it. */
export function initializeResult({ capabilities }: InitializeParams): InitializeResult {
  const base: ServerCapabilities = {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    executeCommandProvider: { commands: commands.map(({ name }) => name) },
  };
  const all = features.map((feature) => feature.capabilities(capabilities));
  return { capabilities: Object.assign(base, ...all) as ServerCapabilities, serverInfo: { name: 'parley' } };
}

/** The folders that the client has open, also of a client that knows of one only. */
export function foldersOf(params: InitializeParams): readonly string[] {
  const { workspaceFolders } = params;
  if (workspaceFolders !== undefined && workspaceFolders !== null)
    return workspaceFolders.map(({ uri }) => uri);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- some clients send nothing else
  const { rootUri } = params;
  return typeof rootUri === 'string' ? [rootUri] : [];
}

/** Whether the client shows how the server is. */
export function wantsStatus({ experimental }: ClientCapabilities): boolean {
  const wished: unknown = experimental;
  return (
    typeof wished === 'object' &&
    wished !== null &&
    'serverStatusNotification' in wished &&
    wished.serverStatusNotification === true
  );
}
