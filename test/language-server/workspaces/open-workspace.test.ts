import assert from 'node:assert/strict';
import type { Host } from '@parley/language-server';
import { OpenWorkspace } from '#language-server/workspaces/open-workspace.ts';

const root = 'file:///shop';
const made = `${root}/messages/shop.made.v1.schema.yaml`;

describe('an open workspace', () => {
  let disk: Map<string, string>;
  let workspace: OpenWorkspace;
  beforeEach(async () => {
    disk = new Map([['parley.config.yaml', 'parley: 1\n']]);
    const host: Host = {
      findWorkspaces: () => Promise.resolve([root]),
      findWorkspace: () => Promise.resolve(root),
      read: (folder) => Promise.resolve({ folder, files: [...disk].map(([path, text]) => ({ path, text })) }),
      readFile: (uri) => Promise.resolve(disk.get(uri.slice(root.length + 1))),
      exists: () => Promise.resolve(true),
    };
    workspace = new OpenWorkspace(root, host, {
      onChange: () => undefined,
      onGone: () => undefined,
      onStatus: () => undefined,
    });
    workspace.reload();
    await workspace.ready();
  });

  const paths = () => workspace.snapshot().workspace.documents.map(({ document }) => document.path);

  it('has no more what came and went before it was read, though the editor still has it open', async () => {
    workspace.edit(made, 'type: object\n');
    assert.ok(paths().includes('messages/shop.made.v1.schema.yaml'));
    workspace.notice([{ uri: made, kind: 'created' }]);
    await workspace.ready();
    workspace.notice([{ uri: made, kind: 'deleted' }]);
    await workspace.ready();
    assert.deepEqual(paths(), ['parley.config.yaml']);
  });

  it('has it again when it is typed in', async () => {
    workspace.edit(made, 'type: object\n');
    workspace.notice([{ uri: made, kind: 'deleted' }]);
    await workspace.ready();
    workspace.edit(made, 'type: string\n');
    assert.ok(paths().includes('messages/shop.made.v1.schema.yaml'));
  });

  it('has what is new in the editor and was never on the disk', () => {
    workspace.edit(made, 'type: object\n');
    assert.ok(paths().includes('messages/shop.made.v1.schema.yaml'));
    workspace.edit(made, undefined);
    assert.deepEqual(paths(), ['parley.config.yaml']);
  });
});
