import assert from 'node:assert/strict';
import { createWorkspace } from '@parley/toolchain';
import { watchShop } from '../support/watched.ts';

const workspaceOf = (text: string) =>
  createWorkspace({ folder: '/w', files: [{ path: 'channels/a.channel.yaml', text }] });

describe('what of the contracts could not be read', () => {
  it('is told by how much it is, and the place of the first', async () => {
    const shop = await watchShop({ workspace: workspaceOf('channels:\n  a: [\n') });
    const { unread } = shop.engine.ask('hello', {});
    assert.deepEqual([unread?.file, unread?.line], ['channels/a.channel.yaml', 3]);
    assert.ok((unread?.count ?? 0) >= 1);
    assert.notEqual(unread?.message, '');
    await shop.close();
  });

  it('is nothing where all could be read', async () => {
    const shop = await watchShop();
    assert.equal(shop.engine.ask('hello', {}).unread, undefined);
    await shop.close();
  });
});
