import assert from 'node:assert/strict';
import type {
  CallHierarchyItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { type TestClient, startClient } from '../support/client.ts';
import { type TestFolder, createFolder } from '../support/folder.ts';

const agent = 'agents/store.agent.yaml';
const channels = 'channels/shop.channel.yaml';

describe('features', () => {
  let folder: TestFolder;
  let client: TestClient;

  /** In the line `  order.placed: {}` of the agent. */
  const at = (): object => ({
    textDocument: { uri: folder.uriOf(agent) },
    position: { line: 4, character: 4 },
  });
  const ask = <T>(method: string, more: object = {}): Promise<T> =>
    client.request<T>(`textDocument/${method}`, { ...at(), ...more });
  const pathOf = (uri: string): string => uri.slice(folder.uri.length + 1);

  beforeEach(async () => {
    folder = createFolder();
    const experimental = { commands: { commands: ['parley.showUses'] } };
    client = await startClient({ folders: [folder.uri], capabilities: { experimental } });
  });

  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  it('goes to the declaration of a channel', async () => {
    const found = await ask<Location[]>('definition');
    assert.deepEqual(
      found.map(({ uri, range }) => [pathOf(uri), range.start]),
      [[channels, { line: 1, character: 2 }]],
    );
  });

  it('finds every use, and the declaration when it is asked for', async () => {
    const uses = await ask<Location[]>('references', { context: { includeDeclaration: false } });
    assert.deepEqual(uses.map(({ uri }) => pathOf(uri)).sort(), ['agents/shop.agent.yaml', agent]);
    const all = await ask<Location[]>('references', { context: { includeDeclaration: true } });
    assert.equal(all.length, 3);
  });

  it('renames in every file', async () => {
    const { placeholder } = await ask<{ placeholder: string }>('prepareRename');
    assert.equal(placeholder, 'order.placed');
    const { documentChanges = [] } = await ask<WorkspaceEdit>('rename', { newName: 'order.taken' });
    const changed = documentChanges.map((change) =>
      'textDocument' in change ? pathOf(change.textDocument.uri) : '',
    );
    assert.deepEqual(changed.sort(), ['agents/shop.agent.yaml', agent, channels]);
  });

  it('renames a message with its file', async () => {
    const textDocument = { uri: folder.uriOf(channels) };
    const position = { line: 4, character: 16 };
    const edit = await ask<WorkspaceEdit>('rename', { textDocument, position, newName: 'bill.v1' });
    const [rename] = (edit.documentChanges ?? []).filter((change) => 'kind' in change);
    assert.deepEqual(rename, {
      kind: 'rename',
      oldUri: folder.uriOf('messages/order.v1.schema.yaml'),
      newUri: folder.uriOf('messages/bill.v1.schema.yaml'),
    });
  });

  it('renames no message for an editor that cannot rename files', async () => {
    await client.close();
    client = await startClient({
      folders: [folder.uri],
      capabilities: { workspace: { workspaceEdit: { resourceOperations: [] } } },
    });
    const textDocument = { uri: folder.uriOf(channels) };
    const position = { line: 4, character: 16 };
    const renaming = ask('rename', { textDocument, position, newName: 'bill.v1' });
    await assert.rejects(renaming, /this editor cannot rename files/u);
  });

  it('says why a name cannot be given', async () => {
    await assert.rejects(ask('rename', { newName: 'Not A Name' }), /channel name/u);
  });

  it('has an outline', async () => {
    const [first] = await ask<DocumentSymbol[]>('documentSymbol');
    assert.equal(first?.name, 'store');
  });

  it('finds names in the workspace', async () => {
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'placed' });
    assert.deepEqual(
      found.map(({ name }) => name),
      ['order.placed'],
    );
  });

  it('follows messages from who sends to who receives', async () => {
    const [item] = await ask<CallHierarchyItem[]>('prepareCallHierarchy');
    const calls = await client.request<{ from: CallHierarchyItem }[]>('callHierarchy/incomingCalls', {
      item,
    });
    assert.deepEqual(
      calls.map(({ from }) => from.name),
      ['shop'],
    );
  });

  it('links the message of a channel to its schema', async () => {
    const [link] = await ask<DocumentLink[]>('documentLink', {
      textDocument: { uri: folder.uriOf(channels) },
    });
    assert.equal(pathOf(link?.target ?? ''), 'messages/order.v1.schema.yaml');
  });

  it('folds, selects, colours and hints', async () => {
    const folds = await ask<FoldingRange[]>('foldingRange');
    assert.ok(folds.some(({ startLine }) => startLine === 3));
    const selected = await ask<{ parent?: object }[]>('selectionRange', {
      positions: [{ line: 4, character: 4 }],
    });
    assert.ok(selected[0]?.parent);
    const { data } = await ask<{ data: number[] }>('semanticTokens/full');
    assert.equal(data.length % 5, 0);
    assert.ok(data.length > 0);
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    assert.ok(Array.isArray(await ask('inlayHint', { range })));
  });

  it('has only lenses that the client can run', async () => {
    const lenses = await ask<{ command: { command: string } }[]>('codeLens');
    assert.deepEqual([...new Set(lenses.map(({ command }) => command.command))], ['parley.showUses']);
  });

  it('answers nothing about a document that is in no workspace', async () => {
    const textDocument = { uri: 'file:///nowhere/x.agent.yaml' };
    assert.equal(await ask('definition', { textDocument }), null);
  });
});
