import type { ExtensionContext } from 'vscode';
import { type ParleyApi, activateWith } from './activate.ts';
import { registerAssistant } from './assistant/index.ts';
import { registerLive } from './live/index.ts';
import { registerTasks } from './tasks/task-provider.ts';

/** Called by VS Code when a folder with contracts opens. */
export function activate(context: ExtensionContext): ParleyApi {
  return activateWith(
    context,
    async (...args) => (await import('./language/node-client.ts')).createNodeClient(...args),
    [registerTasks, registerLive, registerAssistant],
  );
}
