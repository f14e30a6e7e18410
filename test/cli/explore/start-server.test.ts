import assert from 'node:assert/strict';
import { type Server, createServer } from 'node:net';
import { once } from 'node:events';
import type { ExplorerServer } from '@parley/explorer';
import { Failure } from '#cli/failure.ts';
import { startServer } from '#cli/explore/start-server.ts';
import { workspacePorts } from '#cli/explore/workspace-port.ts';
import { type TemporaryFolder, createFolder } from '../workspace.ts';

const options = {
  engine: { openPage: () => ({ send: () => undefined, close: () => undefined }) },
  page: { script: '', style: '' },
  title: 'shop',
};

describe('startServer', () => {
  let folder: TemporaryFolder;
  let open: (ExplorerServer | Server)[];

  beforeEach(() => {
    folder = createFolder({});
    open = [];
  });
  afterEach(async () => {
    for (const server of open) await server.close();
    folder.remove();
  });

  const start = async (port?: number) => {
    const server = await startServer(options, { port, folder: folder.path });
    open.push(server);
    return new URL(server.url);
  };
  const take = async (port: number) => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    open.push(server);
    return (server.address() as { readonly port: number }).port;
  };

  it('serves a workspace at the same address after a restart, with another key', async () => {
    const before = await start();
    await open.pop()?.close();
    const after = await start();
    assert.equal(after.origin, before.origin);
    assert.notEqual(after.searchParams.get('token'), before.searchParams.get('token'));
  });

  it('takes the next free port while the first is taken', async () => {
    const { port } = await start();
    const next = await start();
    const ports = workspacePorts(folder.path).map(String);
    assert.ok(ports.indexOf(next.port) > ports.indexOf(port), `${next.port} after ${port}`);
  });

  it('takes the wanted port alone, and refuses one that is taken', async () => {
    const taken = await take(0);
    await assert.rejects(start(taken), (error) => {
      assert.ok(error instanceof Failure);
      assert.equal(error.message, `port ${String(taken)} is in use`);
      return true;
    });
  });
});
