import type { ExtensionContext } from 'vscode';
import type * as languageClient from 'vscode-languageclient';
import { type ParleyApi, activateWith } from '../activate.ts';
import { registerTrees } from '../trees/index.ts';

// The bundler's: what it loads so is not read before somebody asks.
declare const require: (name: 'vscode-languageclient') => typeof languageClient;

/** Called by VS Code for the Web, where there are no processes and files of any kind. */
export function activate(context: ExtensionContext): ParleyApi {
  return activateWith(
    context,
    async (...args) => (await import('./worker-client.ts')).createWorkerClient(...args),
    [registerTrees],
  );
}

/** The package has this code once, and a browser loads one file: on a desktop `client.cjs` takes it from here. */
export const shared = {
  get client(): typeof languageClient {
    return require('vscode-languageclient');
  },
};
