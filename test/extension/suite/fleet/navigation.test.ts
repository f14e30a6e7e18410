import assert from 'node:assert/strict';
import {
  type DocumentSymbol,
  type Location,
  type LocationLink,
  type SymbolInformation,
  type WorkspaceEdit,
  commands,
  workspace,
} from 'vscode';
import { open, placeOf, readFile } from '../support/documents.ts';
import { allCodes } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

const agent = 'agents/scheduling.agent.yaml';

/** The first channel that the agent receives from. */
async function channelOf(): Promise<string> {
  return /receives:\n {2}([\w.-]+):/u.exec(await readFile(agent))?.[1] ?? '';
}

describe('navigation', () => {
  before(async () => {
    await parley();
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('goes from the channel of an agent to its declaration', async () => {
    const document = await open(agent);
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, await channelOf()),
    );
    const [target] = found.map((place) => ('targetUri' in place ? place.targetUri : place.uri));
    assert.match(target?.path ?? '', /\.channel\.(?:yaml|json)$/u);
  });

  it('finds the uses of a channel', async () => {
    const document = await open(agent);
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      placeOf(document, await channelOf()),
    );
    assert.ok(found.length >= 3, `${found.length} uses`);
  });

  it('has an outline, and names for the whole workspace', async () => {
    const document = await open(agent);
    const outline = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(outline.length > 0);
    const names = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'scheduling',
    );
    assert.ok(names.some(({ name }) => name === 'scheduling'));
  });

  it('renames a channel across files, and undoes it', async () => {
    const channel = await channelOf();
    const document = await open(agent);
    const before = document.getText();
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, channel),
      'renamed.by.test',
    );
    assert.ok(edit.size >= 3, `${edit.size} files`);
    assert.ok(await workspace.applyEdit(edit, { isRefactoring: true }));
    assert.ok(!document.getText().includes(`  ${channel}:`));
    await until('the renamed fleet is sound', () => allCodes().length === 0);
    await open(agent);
    await commands.executeCommand('undo');
    await until('the text is as before', () => document.getText() === before);
    await until('the fleet is sound', () => allCodes().length === 0);
    for (const other of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      assert.ok(!other.getText().includes('renamed.by.test'), other.uri.path);
    }
    // The editor saved the renamed files by itself; what is not saved would go when the editors close.
    await workspace.saveAll();
  });

  it('renames a message with its file', async () => {
    const path = 'channels/vehicle.channel.yaml';
    const document = await open(path);
    const type = /messages: \[([\w.-]+)[\],]/u.exec(document.getText())?.[1] ?? '';
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      placeOf(document, type),
      'renamed.by-test.v1',
    );
    assert.ok(await workspace.applyEdit(edit, { isRefactoring: true }));
    await until('the file has the new name', async () => {
      const [file] = await workspace.findFiles('messages/renamed.by-test.v1.schema.*');
      return file;
    });
    await until('the renamed fleet is sound', () => allCodes().length === 0);
  });
});
