import type { ExtensionContext } from 'vscode';
import { type ParleyApi, activateWith } from '../activate.ts';
import { registerTrees } from '../trees/index.ts';

/** Called by VS Code for the Web, where there are no processes and files of any kind. */
export function activate(context: ExtensionContext): ParleyApi {
  return activateWith(
    context,
    async (...args) => (await import('./worker-client.ts')).createWorkerClient(...args),
    [registerTrees],
  );
}
