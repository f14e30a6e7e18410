import type { LanguageClientOptions, StaticFeature } from 'vscode-languageclient';
import type { Shell } from '../shell.ts';

/** Contracts are told by their names, whatever language the editor takes them for. */
const contractPattern = '**/*.{channel,agent,schema}.{yaml,yml,json}';
/** Programs name channels where they handle and send: from there the server leads to the contracts and back. */
const codePattern = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';
const configPattern = '**/parley.config.{yaml,yml,json}';

/** What both servers, that in a process and that in a worker, are started with. */
export function clientOptions({ output }: Pick<Shell, 'output'>): LanguageClientOptions {
  return {
    documentSelector: [
      { pattern: contractPattern },
      { pattern: configPattern },
      { pattern: codePattern },
      { language: 'parley-message' },
    ],
    // The same name as the owner of the problem matcher: a task's findings take the place of the server's, not one beside it.
    diagnosticCollectionName: 'parley',
    outputChannel: output,
    progressOnInitialization: false,
  };
}

/** What code lenses may run: commands that the extension has. */
const lensCommands = ['parley.explainRule', 'parley.showUses'];
/** Those that need Node; a browser's extension has not got them. */
const liveLensCommands = ['parley.publish', 'parley.showMessages', 'parley.runAgent'];

/** Tells the server that the status bar shows how it is, and what its lenses may run. */
export const experimentalCapabilities = ({ isLive }: { readonly isLive: boolean }): StaticFeature => ({
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = {
      ...(capabilities.experimental as object | undefined),
      serverStatusNotification: true,
      contractsNotification: true,
      commands: { commands: isLive ? [...lensCommands, ...liveLensCommands] : lensCommands },
    };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
});
