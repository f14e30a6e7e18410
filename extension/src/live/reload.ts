import { workspace } from 'vscode';
import type { LiveShell } from './live-shell.ts';

/** The editor understands no braces within braces. */
const contracts = ['**/*.{channel,agent,schema}.{yaml,yml,json}', '**/parley.config.{yaml,yml,json}'];
/** Several files often change at once. */
const delayMs = 300;

/** New messages are judged by the contracts as they are saved. */
export function followContracts({ session, shell }: LiveShell): void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      session.reload().catch((error: unknown) => {
        shell.output.warn(error instanceof Error ? error.message : String(error));
      });
    }, delayMs);
  };
  for (const pattern of contracts) {
    const watcher = workspace.createFileSystemWatcher(pattern);
    shell.context.subscriptions.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }
  shell.context.subscriptions.push({
    dispose: () => {
      clearTimeout(timer);
    },
  });
}
