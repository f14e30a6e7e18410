import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, experimentalCapabilities } from './client-options.ts';

/** The client of a server in a process of its own: a large workspace never makes the editor wait. */
export function createNodeClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/bundle/server/main.mjs');
  const run = { module, transport: TransportKind.ipc };
  const client = new LanguageClient('parley', 'Parley', { run, debug: run }, clientOptions({ output }));
  client.registerFeature(experimentalCapabilities({ isLive: true }));
  return client;
}
