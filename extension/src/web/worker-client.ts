import { type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, experimentalCapabilities } from '../language/client-options.ts';
import { answerFileRequests } from './answer-files.ts';

/** Only where the browser is there is a worker. */
declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2];

/** The client of a server in a worker; the client reads the files for it. */
export function createWorkerClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist/bundle/web/server.js').toString(true);
  const client = new LanguageClient('parley', 'Parley', new Worker(module), clientOptions({ output }));
  client.registerFeature(experimentalCapabilities({ isLive: false }));
  context.subscriptions.push(...answerFileRequests(client));
  return client;
}
