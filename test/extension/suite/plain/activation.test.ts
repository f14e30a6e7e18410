import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';

describe('a window without contracts', () => {
  it('has the extension, but does not activate it', () => {
    const extension = extensions.getExtension('parley.parley-vscode');
    assert.ok(extension);
    assert.equal(extension.isActive, false);
  });

  it('activates it when one of its commands is called', async () => {
    await commands.executeCommand('parley.showOutput');
    assert.equal(extensions.getExtension('parley.parley-vscode')?.isActive, true);
  });
});
