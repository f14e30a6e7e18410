import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver';
import { type TestClient, startClient } from '../support/client.ts';
import { type TestFolder, createFolder } from '../support/folder.ts';

describe('formatting', () => {
  let folder: TestFolder;
  let client: TestClient;
  const options = { tabSize: 4, insertSpaces: true };

  beforeEach(async () => {
    folder = createFolder();
    client = await startClient({ folders: [folder.uri] });
  });

  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  it('lays out a document, or some lines of it', async () => {
    const uri = folder.uriOf('agents/store.agent.yaml');
    await client.type(uri, 'agent:   store\nreceives:\n    order.placed: {}\n');
    const all = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri },
      options,
    });
    assert.deepEqual(
      all.map(({ newText }) => newText),
      ['agent: store\n', '  order.placed: {}\n'],
    );
    const place = { line: 2, character: 0 };
    const range = { start: place, end: place };
    const some = await client.request<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument: { uri },
      range,
      options,
    });
    assert.deepEqual(
      some.map(({ newText }) => newText),
      ['  order.placed: {}\n'],
    );
  });

  it('leaves alone what does not parse', async () => {
    const uri = folder.uriOf('agents/store.agent.yaml');
    await client.type(uri, 'agent:   [store\n');
    assert.deepEqual(await client.request('textDocument/formatting', { textDocument: { uri }, options }), []);
  });
});
