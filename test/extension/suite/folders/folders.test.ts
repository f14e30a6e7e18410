import assert from 'node:assert/strict';
import { type Uri, type WorkspaceEdit, commands, tasks, window, workspace } from 'vscode';
import { placeOf, replace } from '../support/documents.ts';
import { allCodes, codesAt } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

const agent = 'agents/scheduling.agent.yaml';

function fileIn(folder: string, path: string): Uri {
  const found = workspace.workspaceFolders?.find(({ name }) => name === folder);
  assert.ok(found, folder);
  return found.uri.with({ path: `${found.uri.path}/${path}` });
}

async function openIn(folder: string, path: string) {
  return (await window.showTextDocument(fileIn(folder, path), { preview: false })).document;
}

describe('a window with several folders', () => {
  before(async () => {
    await parley();
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('checks each by itself', async () => {
    await until('all are sound', () => allCodes().length === 0);
    const document = await openIn('second', 'channels/operation.channel.yaml');
    const name = /^ {2}(\S+):/mu.exec(document.getText())?.[1] ?? '';
    await replace(document, `  ${name}:`, `  ${name}.moved:`);
    await until('findings', () => allCodes().length > 0);
    assert.equal(
      (await workspace.findFiles('**/*.agent.*')).filter(
        (uri) => uri.path.includes('/first/') && codesAt(uri).length > 0,
      ).length,
      0,
    );
    await commands.executeCommand('workbench.action.files.revert');
    await until('no finding', () => allCodes().length === 0);
  });

  it('renames in the folder of the file alone', async () => {
    const document = await openIn('first', agent);
    const channel = /receives:\n {2}([\w.-]+):/u.exec(document.getText())?.[1] ?? '';
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, channel),
      'renamed.by.test',
    );
    assert.ok(edit.size >= 3);
    for (const [uri] of edit.entries()) assert.match(uri.path, /\/first\//u);
  });

  it('has the tasks of each', async () => {
    const offered = await tasks.fetchTasks({ type: 'parley' });
    const scopes = new Set(offered.map(({ scope }) => (typeof scope === 'object' ? scope.name : '')));
    assert.ok(scopes.has('first') && scopes.has('second'));
  });

  it('makes new files in the folder of the open one', async () => {
    await openIn('second', agent);
    const made = await commands.executeCommand<Uri>('parley.newMessage', { name: 'test.made.v1' });
    assert.match(made.path, /\/second\/messages\/test\.made\.v1\.schema\.yaml$/u);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await workspace.fs.delete(made);
    await until('no finding', () => allCodes().length === 0);
  });

  it('shows nothing any more of a folder that is taken out', async () => {
    // No document of it was ever open: an open one keeps its workspace.
    const uri = fileIn('third', 'agents/broken.agent.yaml');
    await workspace.fs.writeFile(uri, new TextEncoder().encode('agent: 1\n'));
    await until('a finding', () => codesAt(uri).length > 0);
    assert.ok(workspace.updateWorkspaceFolders(2, 1));
    await until('no finding', () => allCodes().length === 0);
    await workspace.fs.delete(uri);
  });
});
