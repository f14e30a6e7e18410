import { Uri, commands, window, workspace } from 'vscode';
import { copyTemplates } from '../new/templates.ts';
import { type Command, textOption } from './command.ts';

/** Writes a workspace that runs; what exists stays as it is. */
export const init: Command = {
  id: 'parley.init',
  run: async ({ context }, options) => {
    const folder = await chooseFolder(textOption(options, 'folder'));
    if (folder === undefined) return undefined;
    const written = await copyTemplates(context, folder);
    const config = Uri.joinPath(folder, 'parley.config.yaml');
    await window.showTextDocument(config, { preview: false });
    if (workspace.getWorkspaceFolder(folder) === undefined) void offerToOpen(folder);
    return written;
  },
};

async function chooseFolder(given: string | undefined): Promise<Uri | undefined> {
  if (given !== undefined) return Uri.parse(given);
  const [only, ...others] = workspace.workspaceFolders ?? [];
  if (only !== undefined && others.length === 0) return only.uri;
  if (only !== undefined) return (await window.showWorkspaceFolderPick())?.uri;
  const picked = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: 'Create a Workspace Here',
  });
  return picked?.[0];
}

async function offerToOpen(folder: Uri): Promise<void> {
  const open = 'Open Folder';
  const answer = await window.showInformationMessage('Parley: the workspace is written.', open);
  if (answer === open) await commands.executeCommand('vscode.openFolder', folder);
}
