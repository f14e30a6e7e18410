import type { Connection } from 'vscode-languageserver';
import { type ServerStatus, serverStatusMethod } from './status-message.ts';
import type { Workspaces } from './workspaces/workspaces.ts';

/** Tells the client how the server is, whenever that changes. */
export function reportStatus(connection: Connection, workspaces: Workspaces): void {
  let last = '';
  const report = (): void => {
    const status = statusOf(workspaces);
    const text = JSON.stringify(status);
    if (text === last) return;
    last = text;
    void connection.sendNotification(serverStatusMethod, status);
  };
  workspaces.onStatus(report);
  report();
}

function statusOf(workspaces: Workspaces): ServerStatus {
  const open = workspaces.all();
  const broken = open.find(({ failure }) => failure !== undefined);
  const quiescent = open.every(({ isBusy }) => !isBusy);
  if (broken?.failure !== undefined) return { health: 'error', quiescent, message: broken.failure };
  const files = open.reduce((sum, { fileCount }) => sum + fileCount, 0);
  const message = `${open.length} ${open.length === 1 ? 'workspace' : 'workspaces'}, ${files} files`;
  return { health: 'ok', quiescent, message };
}
