import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientFiles } from '#language-server/browser/client-files.ts';
import { fileHost } from '#language-server/browser/host.ts';
import { uriOf } from '#language-server/uris.ts';
import { type TestClient, startClient } from '../support/client.ts';
import { type TestFolder, createFolder, sound } from '../support/folder.ts';

const agent = 'agents/store.agent.yaml';

describe('fileHost', () => {
  let folder: TestFolder;
  let client: TestClient;

  /** As an editor in a browser finds and reads them, with the few globs that are asked for. */
  const files: ClientFiles = {
    find: (place, globs) => {
      const root = fileURLToPath(place);
      const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
      const wanted = all.filter((path) => globs.some((glob) => matches(glob, path)));
      return Promise.resolve(wanted.map((path) => uriOf(place, path)));
    },
    read: (uri) => {
      try {
        return Promise.resolve(readFileSync(join(fileURLToPath(uri)), 'utf8'));
      } catch {
        return Promise.resolve(undefined);
      }
    },
  };

  beforeEach(async () => {
    folder = createFolder({ ...sound, [agent]: sound[agent]?.replace('order.placed', 'order.plcaed') ?? '' });
    client = await startClient({ folders: [folder.uri], host: fileHost(files) });
    await client.settled();
  });

  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  it('finds what is wrong in files that the client reads', () => {
    const findings = client.shown().get(folder.uriOf(agent)) ?? [];
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['RECEIVE_UNRESOLVED'],
    );
  });

  it('takes what is typed in the place of what was read', async () => {
    await client.type(folder.uriOf(agent), sound[agent] ?? '');
    await client.settled();
    assert.equal(client.shown().size, 0);
  });

  it('notices a change that the client tells of', async () => {
    folder.write(agent, sound[agent] ?? '');
    const changes = [{ uri: folder.uriOf(agent), type: 2 }];
    await client.notify('workspace/didChangeWatchedFiles', { changes });
    await client.settled();
    assert.equal(client.shown().size, 0);
  });
});

function matches(glob: string, path: string): boolean {
  const pattern = glob
    .replaceAll('.', '\\.')
    .replaceAll('**/', '(?:.*/)?')
    .replaceAll(/\{([^}]*)\}/gu, (_whole, words: string) => `(?:${words.replaceAll(',', '|')})`)
    .replaceAll(/(?<![.)\]])\*/gu, '[^/]*');
  return new RegExp(`^${pattern}$`, 'u').test(path);
}
