import { type ExtensionContext, type LogOutputChannel, commands, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands/index.ts';
import { experimentalCapabilities } from './language/client-options.ts';
import type { Shell } from './shell.ts';
import { registerStatusBar } from './status/status-bar.ts';

/** What other extensions, and the tests, get of this one. */
export interface ParleyApi {
  /** Resolves when the language server answers. */
  readonly ready: Promise<void>;
}

export type CreateClient = (context: ExtensionContext, output: LogOutputChannel) => BaseLanguageClient;

/** A part of the extension: registers what it has, and has it disposed of with the context. */
export type Part = (shell: Shell) => void;

const parts: readonly Part[] = [registerCommands, registerStatusBar];

/** Wires the parts together; `more` are those that one platform has. The server starts while the editor goes on. */
export function activateWith(
  context: ExtensionContext,
  createClient: CreateClient,
  more: readonly Part[] = [],
): ParleyApi {
  const output = window.createOutputChannel('Parley', { log: true });
  const client = createClient(context, output);
  client.registerFeature(experimentalCapabilities);
  const shell: Shell = { context, output, client };
  for (const register of [...parts, ...more]) register(shell);
  const ready = client.start();
  ready.catch((error: unknown) => {
    output.error(error instanceof Error ? error : String(error));
  });
  context.subscriptions.push(output, client);
  // Menus show what is of use only where contracts are.
  void commands.executeCommand('setContext', 'parley.active', true);
  return { ready };
}
