import { window, workspace } from 'vscode';
import type { Shell } from '../shell.ts';

/** A workspace of Parley as the server knows it. */
export interface KnownWorkspace {
  readonly root: string;
  readonly include: readonly string[];
  readonly agents: readonly string[];
  readonly channels: readonly string[];
  readonly messages: readonly string[];
}

/** Has the server run one of its commands. */
export async function askServer<T>({ client }: Shell, command: string, options: object = {}): Promise<T> {
  return (await client).sendRequest<T>('workspace/executeCommand', {
    command: `parley.server.${command}`,
    arguments: [options],
  });
}

/** The workspace that a command is about: that of `uri`, of the open file, or the one the user picks. */
export async function chooseWorkspace(shell: Shell, uri?: string): Promise<KnownWorkspace | undefined> {
  const all = await askServer<readonly KnownWorkspace[]>(shell, 'workspaces');
  if (all.length <= 1) return all[0] ?? explain();
  const file = uri ?? window.activeTextEditor?.document.uri.toString();
  const around = all.filter(({ root }) => file === root || file?.startsWith(`${root}/`));
  const nearest = around.toSorted((left, right) => right.root.length - left.root.length)[0];
  if (nearest !== undefined) return nearest;
  const items = all.map((known) => ({ label: workspace.asRelativePath(known.root), known }));
  const picked = await window.showQuickPick(items, { placeHolder: 'Which workspace?' });
  return picked?.known;
}

async function explain(): Promise<undefined> {
  await window.showInformationMessage(
    'Parley: there are no contracts here yet. "Parley: Create a Workspace" starts some.',
  );
  return undefined;
}
