import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Host } from '../host.ts';
import { startLanguageServer } from '../server.ts';
import { clientHost } from './host.ts';

/** The scope of a worker, or one end of a channel of messages. */
export type MessageScope = ConstructorParameters<typeof BrowserMessageReader>[0];

/** Serves the client at the other end; without a host the files are the client's. */
export function serve(scope: MessageScope, host?: Host): void {
  const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  startLanguageServer(connection, host ?? clientHost(connection));
}
