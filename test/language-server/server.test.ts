import assert from 'node:assert/strict';
import { type TestClient, startClient } from './support/client.ts';
import { type TestFolder, createFolder, sound } from './support/folder.ts';

const agent = 'agents/store.agent.yaml';
const text = sound[agent] ?? '';
const broken = text.replace('order.placed', 'order.plcaed');

describe('startLanguageServer', () => {
  let folder: TestFolder;
  let client: TestClient;

  const codes = (path: string): readonly unknown[] =>
    (client.shown().get(folder.uriOf(path)) ?? []).map(({ code }) => code);
  const tell = async (path: string, type: number): Promise<void> => {
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uriOf(path), type }] });
    await client.settled();
  };

  beforeEach(async () => {
    folder = createFolder();
    client = await startClient({ folders: [folder.uri] });
    await client.settled();
  });

  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  it('finds nothing in sound contracts', () => {
    assert.deepEqual([...client.shown()], []);
  });

  it('shows what is wrong in a file that is not open, with the id, the page and the place', async () => {
    folder.write(agent, broken);
    await tell(agent, 2);
    const [finding] = client.shown().get(folder.uriOf(agent)) ?? [];
    assert.equal(finding?.code, 'RECEIVE_UNRESOLVED');
    assert.equal(finding.source, 'parley');
    assert.equal(finding.codeDescription?.href, 'https://parley.dev/rules/RECEIVE_UNRESOLVED');
    assert.match(finding.message as string, /there is no channel "order.plcaed"\ndid you mean/u);
    assert.deepEqual(finding.range, {
      start: { line: 4, character: 2 },
      end: { line: 4, character: 14 },
    });
  });

  it('shows what is wrong while it is typed, also in other files, and takes it back', async () => {
    const channels = sound['channels/shop.channel.yaml'] ?? '';
    const uri = folder.uriOf('channels/shop.channel.yaml');
    await client.type(uri, channels, channels.replace('order.placed', 'order.taken'));
    await client.settled();
    assert.deepEqual(codes(agent), ['RECEIVE_UNRESOLVED']);
    assert.deepEqual(codes('agents/shop.agent.yaml'), ['SEND_UNRESOLVED']);
    await client.type(uri, channels);
    await client.settled();
    assert.deepEqual([...client.shown()], []);
  });

  it('checks once for many keys that come together', async () => {
    const before = client.published();
    await client.type(folder.uriOf(agent), text, ...Array.from({ length: 50 }, () => broken), broken);
    await client.settled();
    assert.ok(client.published() - before < 12, `${client.published() - before} times`);
  });

  it('goes back to the text of the disk when a document is closed', async () => {
    await client.type(folder.uriOf(agent), text, broken);
    await client.settled();
    await client.closeDocument(folder.uriOf(agent));
    await client.settled();
    assert.deepEqual([...client.shown()], []);
  });

  it('shows nothing of a file that was deleted, though it is open', async () => {
    await client.type(folder.uriOf(agent), text, broken);
    await client.settled();
    folder.remove(agent);
    await tell(agent, 3);
    assert.deepEqual(codes(agent), []);
    assert.deepEqual(codes('agents/shop.agent.yaml'), ['SEND_WITHOUT_RECEIVER']);
  });

  it('shows nothing of several open files that were deleted together', async () => {
    const paths = [agent, 'agents/shop.agent.yaml', 'channels/shop.channel.yaml'];
    for (const path of paths) await client.type(folder.uriOf(path), sound[path] ?? '');
    await client.settled();
    for (const path of paths) folder.remove(path);
    const changes = paths.map((path) => ({ uri: folder.uriOf(path), type: 3 }));
    await client.notify('workspace/didChangeWatchedFiles', { changes });
    await client.settled();
    assert.deepEqual(
      [...client.shown().values()].flat().map(({ code }) => code),
      ['SCHEMA_UNUSED'],
    );
  });

  it('notices a folder that was deleted as a whole', async () => {
    folder.remove('agents');
    await tell('agents', 3);
    assert.deepEqual(codes('channels/shop.channel.yaml'), ['CHANNEL_UNUSED']);
  });

  it('moves findings along when a file is renamed', async () => {
    folder.write(agent, broken);
    await tell(agent, 2);
    folder.remove(agent);
    folder.write('agents/other.agent.yaml', broken);
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: folder.uriOf(agent), type: 3 },
        { uri: folder.uriOf('agents/other.agent.yaml'), type: 1 },
      ],
    });
    await client.settled();
    assert.deepEqual(codes(agent), []);
    assert.ok(codes('agents/other.agent.yaml').includes('RECEIVE_UNRESOLVED'));
  });

  it('counts a document that is not saved yet, where contracts are', async () => {
    await client.type(folder.uriOf('agents/third.agent.yaml'), 'agent: third\nreceives:\n  nowhere: {}\n');
    await client.settled();
    assert.ok(codes('agents/third.agent.yaml').includes('RECEIVE_UNRESOLVED'));
    await client.closeDocument(folder.uriOf('agents/third.agent.yaml'));
    await client.settled();
    assert.deepEqual([...client.shown()], []);
  });

  it('shows nothing of a folder that the editor has no more', async () => {
    folder.write(agent, broken);
    await tell(agent, 2);
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: folder.uri, name: 'x' }] },
    });
    await client.settled();
    assert.deepEqual([...client.shown()], []);
  });

  it('reads the configuration anew when it changes', async () => {
    folder.write(agent, broken);
    folder.write('parley.config.yaml', 'check: { except: [RECEIVE_UNRESOLVED, SEND_WITHOUT_RECEIVER] }\n');
    await tell('parley.config.yaml', 1);
    assert.deepEqual([...client.shown()], []);
  });

  it('checks only what is saved when it is told to', async () => {
    const calm = await startClient({ folders: [folder.uri], settings: { check: { run: 'onSave' } } });
    await calm.settled();
    await calm.type(folder.uriOf(agent), text);
    await calm.settled();
    await calm.type(folder.uriOf(agent), broken);
    await calm.settled();
    assert.equal(calm.shown().size, 0);
    await calm.notify('textDocument/didSave', { textDocument: { uri: folder.uriOf(agent) } });
    await calm.settled();
    assert.equal(calm.shown().size, 1);
    await calm.close();
  });
});
