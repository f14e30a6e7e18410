import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver';
import { type TestClient, startClient } from '../support/client.ts';
import { type TestFolder, createFolder } from '../support/folder.ts';

const handler = `const handlers = {\n  'order.placed': handle,\n};\n`;

describe('parley.server.handlers', () => {
  let folder: TestFolder;
  let client: TestClient;

  beforeEach(async () => {
    folder = createFolder();
    folder.write('src/shop.ts', `agent.send('order.placed', {});\n`);
    folder.write('src/store.ts', handler);
    folder.write('src/store-standby.ts', handler);
    client = await startClient({ folders: [folder.uri] });
    await client.settled();
  });
  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  const ask = async (options: object): Promise<readonly string[]> => {
    const found = await client.request<Location[]>('workspace/executeCommand', {
      command: 'parley.server.handlers',
      arguments: [options],
    });
    return found.map(({ uri, range }) => `${uri.slice(folder.uri.length + 1)}:${range.start.line}`).sort();
  };

  it('finds the programs that handle a channel, and not those that send on it', async () => {
    const found = await ask({ root: folder.uri, channel: 'order.placed' });
    assert.deepEqual(found, ['src/store-standby.ts:1', 'src/store.ts:1']);
  });

  it('takes that of an agent, where a path tells which one that is', async () => {
    const asked = { root: folder.uri, channel: 'order.placed' };
    assert.deepEqual(await ask({ ...asked, agent: 'store' }), ['src/store.ts:1']);
    assert.equal((await ask({ ...asked, agent: 'other' })).length, 2);
  });

  it('finds nothing for what is no workspace, and for whatever else it is asked', async () => {
    assert.deepEqual(await ask({ root: 'file:///', channel: 'order.placed' }), []);
    assert.deepEqual(await ask({ root: folder.uri, channel: 7 }), []);
  });
});
