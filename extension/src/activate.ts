import { type ExtensionContext, type LogOutputChannel, commands, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands/index.ts';
import type { Shell } from './shell.ts';
import { registerStatusBar } from './status/status-bar.ts';

/** What other extensions, and the tests, get of this one. */
export interface ParleyApi {
  /** Resolves when the language server answers. */
  readonly ready: Promise<void>;
}

/** Loads the code of the client, by far the largest part, and makes one. */
export type LoadClient = (context: ExtensionContext, output: LogOutputChannel) => Promise<BaseLanguageClient>;

/** A part of the extension: registers what it has, and has it disposed of with the context. */
export type Part = (shell: Shell) => void;

const parts: readonly Part[] = [registerCommands, registerStatusBar];

/** Wires the parts together; `more` are those that one platform has. The editor goes on before the client is loaded. */
export function activateWith(
  context: ExtensionContext,
  loadClient: LoadClient,
  more: readonly Part[] = [],
): ParleyApi {
  const output = window.createOutputChannel('Parley', { log: true });
  const client = afterActivation(() => loadClient(context, output));
  const shell: Shell = { context, output, client };
  for (const register of [...parts, ...more]) register(shell);
  const ready = startClient(client);
  ready.catch((error: unknown) => {
    output.error(error instanceof Error ? error : String(error));
  });
  context.subscriptions.push(output, { dispose: async () => (await client).dispose() });
  // Menus show what is of use only where contracts are.
  void commands.executeCommand('setContext', 'parley.active', true);
  return { ready };
}

/** The activation has to be short: others wait for it. */
async function afterActivation<T>(load: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  return load();
}

/** The parts have asked for the client first, so that they miss nothing of what the server says. */
async function startClient(client: Promise<BaseLanguageClient>): Promise<void> {
  const loaded = await client;
  await loaded.start();
}
