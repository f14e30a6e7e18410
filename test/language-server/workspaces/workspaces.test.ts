import assert from 'node:assert/strict';
import type { Host } from '@parley/language-server';
import { Workspaces } from '#language-server/workspaces/workspaces.ts';

const root = 'file:///shop';

describe('the workspaces of an editor', () => {
  let watched: string[];
  let found: (roots: readonly string[]) => void;
  let workspaces: Workspaces;
  beforeEach(() => {
    watched = [];
    const finding = new Promise<readonly string[]>((resolve) => {
      found = resolve;
    });
    const host: Host = {
      findWorkspaces: () => finding,
      findWorkspace: () => Promise.resolve(undefined),
      read: () => Promise.resolve(undefined),
      readFile: () => Promise.resolve(undefined),
      findCode: () => Promise.resolve([]),
      exists: () => Promise.resolve(true),
      watch: (folder) => {
        watched.push(`watch ${folder}`);
        return Promise.resolve(() => {
          watched.push(`leave ${folder}`);
          return Promise.resolve();
        });
      },
    };
    workspaces = new Workspaces(host, { onChange: () => undefined, onGone: () => undefined });
  });

  it('are watched by the host once, however often it is asked to', async () => {
    workspaces.watchByHost();
    workspaces.addFolder(root);
    found([root]);
    await workspaces.of(`${root}/channels/order.channel.yaml`);
    workspaces.watchByHost();
    await workspaces.dispose();
    assert.deepEqual(watched, [`watch ${root}`, `leave ${root}`]);
  });

  it('are not watched when they are found only after the end', async () => {
    workspaces.watchByHost();
    workspaces.addFolder(root);
    const ending = workspaces.dispose();
    found([root]);
    await ending;
    await workspaces.ready();
    assert.deepEqual(watched, []);
  });
});
