import assert from 'node:assert/strict';
import type { Hover, Location } from 'vscode-languageserver';
import { type TestClient, startClient } from '../support/client.ts';
import { type TestFolder, createFolder } from '../support/folder.ts';

const program = `agent.send('order.placed', {});\n`;

describe('programs beside the contracts', () => {
  let folder: TestFolder;
  let client: TestClient;

  beforeEach(async () => {
    folder = createFolder();
    folder.write('src/shop.ts', program);
    folder.write('src/store.ts', `const handlers = {\n  'order.placed': handle,\n};\n`);
    folder.write('node_modules/other/index.js', program);
    client = await startClient({ folders: [folder.uri] });
  });
  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  const pathOf = (uri: string): string => uri.slice(folder.uri.length + 1);
  const places = (locations: readonly Location[]) =>
    locations.map(({ uri, range }) => `${pathOf(uri)}:${String(range.start.line + 1)}`).sort();

  it('lead from a send to the channel', async () => {
    const uri = folder.uriOf('src/shop.ts');
    await client.type(uri, program);
    const found = await client.request<Location[]>('textDocument/definition', {
      textDocument: { uri },
      position: { line: 0, character: 15 },
    });
    assert.deepEqual(places(found), ['channels/shop.channel.yaml:2']);
  });

  it('show the contract of the channel that they send on', async () => {
    const uri = folder.uriOf('src/shop.ts');
    await client.type(uri, program);
    const at = { textDocument: { uri }, position: { line: 0, character: 15 } };
    const hover = await client.request<Hover>('textDocument/hover', at);
    assert.match(JSON.stringify(hover.contents), /shop\/order/u);
    assert.deepEqual(hover.range?.start, { line: 0, character: 12 });
  });

  it('are where a channel leads to its handlers', async () => {
    const found = await client.request<Location[]>('textDocument/implementation', {
      textDocument: { uri: folder.uriOf('agents/store.agent.yaml') },
      position: { line: 4, character: 4 },
    });
    assert.deepEqual(places(found), ['src/store.ts:2']);
  });

  it('are found from the channel, with what the editor has not saved yet', async () => {
    await client.type(folder.uriOf('src/shop.ts'), `\n${program}`);
    const found = await client.request<Location[]>('textDocument/references', {
      textDocument: { uri: folder.uriOf('channels/shop.channel.yaml') },
      position: { line: 1, character: 4 },
      context: { includeDeclaration: false },
    });
    assert.deepEqual(places(found), [
      'agents/shop.agent.yaml:5',
      'agents/store.agent.yaml:5',
      'src/shop.ts:2',
      'src/store.ts:2',
    ]);
  });

  it('say nothing of other code', async () => {
    const uri = folder.uriOf('src/shop.ts');
    await client.type(uri, program);
    const at = { textDocument: { uri }, position: { line: 0, character: 2 } };
    assert.equal(await client.request('textDocument/definition', at), null);
  });
});
