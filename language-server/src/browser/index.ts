import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startLanguageServer } from '../server.ts';
import { clientHost } from './host.ts';

/** The scope of a worker, or one end of a channel of messages. */
export type MessageScope = ConstructorParameters<typeof BrowserMessageReader>[0];

/** Serves the client at the other end; the files are its own. */
export function serve(scope: MessageScope): void {
  const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
  startLanguageServer(connection, clientHost(connection));
}
