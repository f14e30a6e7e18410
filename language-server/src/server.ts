import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import { Checks } from './checks.ts';
import type { CommandServer } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { followDocuments } from './documents.ts';
import type { LanguageServer } from './features/feature.ts';
import { createContractsNews } from './contracts-changed.ts';
import { features } from './features/index.ts';
import { type MessageChecks, followMessages } from './messages/message-findings.ts';
import type { Host } from './host.ts';
import type { Idle } from './idle.ts';
import { foldersOf, initializeResult, wantsStatus } from './initialize.ts';
import { createRefresh } from './refresh.ts';
import { readSettings } from './settings.ts';
import { reportStatus } from './status.ts';
import { followFiles, watchFiles } from './watched-files.ts';
import { Workspaces } from './workspaces/workspaces.ts';

/** Serves one client; the files come from `host`. */
export function startLanguageServer(connection: Connection, host: Host): void {
  const checks = new Checks(connection);
  let tellNews = (): void => undefined;
  let refresh: Idle | undefined;
  const messages: { checks?: MessageChecks } = {};
  const workspaces = new Workspaces(host, {
    onChange: (workspace, typed) => {
      checks.changed(workspace, typed);
      messages.checks?.contractsChanged();
      tellNews();
      refresh?.trigger();
    },
    onGone: (workspace) => {
      checks.gone(workspace);
      tellNews();
      refresh?.trigger();
    },
  });
  const documents = followDocuments(connection, workspaces);
  messages.checks = followMessages({ connection, documents, workspaces });
  documents.onDidSave(() => {
    checks.saved();
  });
  followFiles(connection, workspaces);
  connection.onInitialize((params) => {
    const server = { connection, workspaces, documents, host, client: params.capabilities };
    for (const feature of features) feature.register(server);
    followCommands({ ...server, checks });
    tellNews = createContractsNews(connection, params.capabilities);
    refresh = createRefresh(connection, params.capabilities);
    connection.onInitialized(() => settleIn(server, checks, params));
    return initializeResult(params);
  });
  connection.onShutdown(async () => {
    checks.close();
    refresh?.cancel();
    await workspaces.dispose();
  });
  connection.listen();
}

/** Asks and tells the client what may be asked and told only now. */
async function settleIn(server: LanguageServer, checks: Checks, params: InitializeParams): Promise<void> {
  const { connection, workspaces, client } = server;
  if (wantsStatus(client)) reportStatus(connection, workspaces);
  for (const folder of foldersOf(params)) workspaces.addFolder(folder);
  if (client.workspace?.workspaceFolders === true) followFolders(server);
  await Promise.all([followSettings(server, checks), watchFiles(connection, workspaces, client)]);
}

function followFolders({ connection, workspaces }: LanguageServer): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of removed) workspaces.removeFolder(uri);
    for (const { uri } of added) workspaces.addFolder(uri);
  });
}

async function followSettings({ connection, client }: LanguageServer, checks: Checks): Promise<void> {
  const { configuration, didChangeConfiguration } = client.workspace ?? {};
  const read = async (sent: unknown): Promise<void> => {
    const section: unknown =
      configuration === true ? await connection.workspace.getConfiguration('parley') : sent;
    checks.settings = readSettings(section);
  };
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    void read(sectionOf(settings));
  });
  if (didChangeConfiguration?.dynamicRegistration === true) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'parley' });
  }
  if (configuration === true) await read(undefined);
}

function sectionOf(settings: unknown): unknown {
  const isSections = typeof settings === 'object' && settings !== null && 'parley' in settings;
  return isSections ? settings.parley : settings;
}

function followCommands(server: CommandServer): void {
  server.connection.onExecuteCommand(async ({ command, arguments: args = [] }) => {
    const found = commands.find(({ name }) => name === command);
    return (await found?.run(server, args)) ?? null;
  });
}
