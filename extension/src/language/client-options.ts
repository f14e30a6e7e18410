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
    middleware: {
      // Letters ask for completion in contracts; a program has its own service for that.
      provideCompletionItem: (...[document, position, context, token, next]) =>
        isProgram(document.fileName) ? undefined : next(document, position, context, token),
    },
    progressOnInitialization: false,
  };
}

function isProgram(name: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(name);
}

/** What code lenses, actions and completion may run: commands of the extension and of the editor. */
const lensCommands = [
  'parley.explainRule',
  'parley.showUses',
  'parley.showHandlers',
  'editor.action.triggerSuggest',
];
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
