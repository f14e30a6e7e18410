import assert from 'node:assert/strict';
import {
  type DocumentSymbol,
  type Location,
  type LocationLink,
  type SymbolInformation,
  type Uri,
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
    const files = edit.entries().map(([uri]) => uri);
    // The editor saves by itself what a refactoring changed.
    await until('the renamed files are saved', async () => (await countNamed(files)) === files.length);
    await open(agent);
    await commands.executeCommand('undo');
    await until('the text is as before', () => document.getText() === before);
    await until('the fleet is sound', () => allCodes().length === 0);
    for (const other of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      assert.ok(!other.getText().includes('renamed.by.test'), other.uri.path);
    }
    // What is not saved would go when the editors close.
    await until('the files are as before', async () => {
      await workspace.saveAll();
      return (await countNamed(files)) === 0;
    });
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

/** How many files have the new name where they are stored. */
async function countNamed(files: readonly Uri[]): Promise<number> {
  const texts = await Promise.all(files.map((file) => workspace.fs.readFile(file)));
  return texts.filter((text) => new TextDecoder().decode(text).includes('renamed.by.test')).length;
}
