import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What every part of the extension gets. */
export interface Shell {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly client: BaseLanguageClient;
}
