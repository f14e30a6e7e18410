import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type LogMessageParams,
  MessageType,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  createConnection,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import { type Host, startLanguageServer } from '@parley/language-server';
import { nodeHost } from '#language-server/node/host.ts';

/** A client as an editor is one, at the other end of two streams. */
export interface TestClient {
  readonly initialized: InitializeResult;
  request<T>(method: string, params: object): Promise<T>;
  notify(method: string, params: object): Promise<void>;
  /** Opens a document, and types: each text in the place of the one before. */
  type(uri: string, ...texts: readonly string[]): Promise<void>;
  closeDocument(uri: string): Promise<void>;
  /** What the client would show now, by URI; files without findings are not in it. */
  shown(): ReadonlyMap<string, readonly Diagnostic[]>;
  /** Resolves when the server has nothing left to do. */
  settled(): Promise<void>;
  /** How many times findings were sent. */
  published(): number;
  /** Resolves when the server wants this to be asked for again. */
  refreshed(what: 'codeLens' | 'inlayHint'): Promise<void>;
  /** What went wrong in the server, in its own words. */
  errors(): readonly string[];
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly folders: readonly string[];
  readonly host?: Host;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly settings?: object;
}

/** Starts a server and introduces itself. */
export async function startClient(options: ClientOptions): Promise<TestClient> {
  const up = new PassThrough();
  const down = new PassThrough();
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startLanguageServer(server, options.host ?? nodeHost);
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const shown = new Map<string, readonly Diagnostic[]>();
  let published = 0;
  client.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      published += 1;
      if (diagnostics.length === 0) shown.delete(uri);
      else shown.set(uri, diagnostics);
    },
  );
  const errors: string[] = [];
  client.onNotification('window/logMessage', ({ type, message }: LogMessageParams) => {
    if (type === MessageType.Error) errors.push(message);
  });
  client.onRequest('client/registerCapability', () => null);
  client.onRequest('workspace/configuration', () => [options.settings ?? {}]);
  client.listen();
  const initialized = await client.sendRequest<InitializeResult>('initialize', initializeParams(options));
  await client.sendNotification('initialized', {});
  const versions = new Map<string, number>();
  const type = async (uri: string, text: string): Promise<void> => {
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    if (version === 1) {
      const textDocument = { uri, languageId: 'yaml', version, text };
      await client.sendNotification('textDocument/didOpen', { textDocument });
    } else {
      const change = { textDocument: { uri, version }, contentChanges: [{ text }] };
      await client.sendNotification('textDocument/didChange', change);
    }
  };
  return {
    initialized,
    request: (method, params) => client.sendRequest(method, params),
    notify: (method, params) => client.sendNotification(method, params),
    type: async (uri, ...texts) => {
      for (const text of texts) await type(uri, text);
    },
    closeDocument: async (uri) => {
      versions.delete(uri);
      await client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    shown: () => shown,
    settled: async () => {
      await client.sendRequest('workspace/executeCommand', { command: 'parley.server.settled' });
    },
    published: () => published,
    refreshed: (what) =>
      new Promise((resolve) => {
        client.onRequest(`workspace/${what}/refresh`, () => {
          resolve();
          return null;
        });
      }),
    errors: () => errors,
    close: async () => {
      await client.sendRequest('shutdown');
      client.dispose();
      server.dispose();
    },
  };
}

function initializeParams({ folders, capabilities, settings }: ClientOptions): object {
  return {
    processId: null,
    rootUri: null,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    capabilities: withFiles(capabilities) ?? {
      workspace: {
        workspaceEdit,
        workspaceFolders: true,
        configuration: settings !== undefined,
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
  };
}

/** What editors can do, unless a test says otherwise. */
const workspaceEdit: NonNullable<ClientCapabilities['workspace']>['workspaceEdit'] = {
  documentChanges: true,
  resourceOperations: ['create', 'rename', 'delete'],
};

function withFiles(capabilities: ClientCapabilities | undefined): ClientCapabilities | undefined {
  const { workspace } = capabilities ?? {};
  const able = { ...workspaceEdit, ...workspace?.workspaceEdit };
  return capabilities && { ...capabilities, workspace: { ...workspace, workspaceEdit: able } };
}
