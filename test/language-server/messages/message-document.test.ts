import assert from 'node:assert/strict';
import type { CompletionList, Hover } from 'vscode-languageserver';
import type { ReadMessage } from '@parley/language-server/contracts';
import { type TestClient, startClient } from '../support/client.ts';
import { type TestFolder, createFolder, sound } from '../support/folder.ts';

const written = '---\nchannel: order.placed\n---\n{ "id": "a1" }\n';

describe('a message that is being written', () => {
  let folder: TestFolder;
  let client: TestClient;

  beforeEach(async () => {
    folder = createFolder();
    client = await startClient({ folders: [folder.uri] });
  });
  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  /** In the folder, but not saved. */
  const unsaved = () => folder.uriOf('order.placed-1.parley-message').replace('file:', 'untitled:');
  const saved = () => folder.uriOf('order.placed-1.parley-message');
  const ask = <T>(method: string, uri: string, character: number): Promise<T> =>
    client.request<T>(`textDocument/${method}`, { textDocument: { uri }, position: { line: 3, character } });

  /** What is told of it when the server has nothing left to do. */
  async function said(uri: string): Promise<readonly string[]> {
    await client.settled();
    await ask('hover', uri, 0);
    return (client.shown().get(uri) ?? []).map(({ message }) =>
      typeof message === 'string' ? message : message.value,
    );
  }

  for (const [what, uriOf] of [
    ['not saved', unsaved],
    ['saved', saved],
  ] as const) {
    it(`is judged, completed and explained, ${what}`, async () => {
      await client.type(uriOf(), written.replace('"id"', '"i"'));
      assert.equal((await said(uriOf())).length, 2);
      const { items } = await ask<CompletionList>('completion', uriOf(), 4);
      assert.deepEqual(
        items.map(({ label }) => label),
        ['id'],
      );
      await client.type(uriOf(), written);
      assert.deepEqual(await said(uriOf()), []);
      const { contents } = await ask<Hover>('hover', uriOf(), 4);
      assert.match(JSON.stringify(contents), /Which/);
    });
  }

  it('is judged again when the contracts change, and let go when it is closed', async () => {
    await client.type(unsaved(), written);
    assert.deepEqual(await said(unsaved()), []);
    const schema = 'messages/order.v1.schema.yaml';
    await client.type(folder.uriOf(schema), (sound[schema] ?? '').replace('type: string', 'type: number'));
    assert.equal((await said(unsaved())).length, 1);
    await client.closeDocument(unsaved());
    await client.settled();
    assert.equal(client.shown().has(unsaved()), false);
  });

  it('is handed on as it is sent', async () => {
    await client.type(unsaved(), written);
    const read = (text?: string): Promise<ReadMessage> =>
      client.request('workspace/executeCommand', {
        command: 'parley.server.message',
        arguments: [{ uri: unsaved(), ...(text === undefined ? {} : { text }) }],
      });
    assert.deepEqual(await read(), {
      root: folder.uri,
      draft: { parameters: {}, channel: 'order.placed', type: 'order.v1', data: { id: 'a1' } },
    });
    assert.match((await read('{}')).reason ?? '', /no envelope/);
    assert.notEqual((await read(written.slice(0, -3))).reason, undefined);
  });
});
