import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What every part of the extension gets. */
export interface Shell {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  /** The client of the language server, as soon as its code is loaded, which is after the activation. */
  readonly client: Promise<BaseLanguageClient>;
}
