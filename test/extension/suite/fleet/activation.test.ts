import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import { parley } from '../support/parley.ts';

describe('a window with contracts', () => {
  it('has the extension from its package, and activates it without being asked', async () => {
    const extension = await parley();
    assert.ok(extension.isActive);
    assert.match(extension.extensionPath, /extensions[/\\]parley\.parley-vscode-/u);
    assert.equal(extensions.all.filter(({ id }) => id === 'parley.parley-vscode').length, 1);
  });
});
