import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { fileUri } from '../support/documents.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { isWatched } from '../support/watched.ts';
import { explorerFrame, windowPage } from '../support/webview.ts';
import { type Wire, analysisRequest, requestTopic, startWire } from '../support/wire.ts';

const channels = 'channels/vehicle.channel.yaml';

describe('what is added to the contracts from the panel', () => {
  let wire: Wire;

  before(async () => {
    await parley();
    wire = await startWire();
    await commands.executeCommand('parley.connect', { broker: wire.url });
    await isWatched(wire.url);
    await commands.executeCommand('parley.showMessages');
  });

  after(async () => {
    await commands.executeCommand('refactorPreview.discard');
    await commands.executeCommand('parley.disconnect');
    await commands.executeCommand('workbench.action.closeAllEditors');
    await wire.close();
  });

  it('is shown by the editor to be confirmed, and written by nobody else', async () => {
    const before = await textOf(channels);
    await wire.send(analysisRequest(298, { type: 'fleet.analysis-request.v2' }), requestTopic);
    const page = await explorerFrame();
    await page.locator('#tab-undeclared').dispatchEvent('click');
    await page.locator('#drift-messages').dispatchEvent('click');
    await page
      .locator('.drift-table .a-name', { hasText: 'fleet.analysis-request.v2' })
      .dispatchEvent('click');
    await page.locator('#add-to-contract').dispatchEvent('click');
    await page.locator('.d-foot button', { hasText: 'Review in the editor' }).dispatchEvent('click');
    const window = await windowPage();
    const shown = window.locator('.bulk-edit-panel');
    await shown.locator('.monaco-list-row', { hasText: 'vehicle.channel.yaml' }).first().waitFor();
    await shown
      .locator('.monaco-list-row', { hasText: 'fleet.analysis-request.v2.schema' })
      .first()
      .waitFor();
    assert.equal(await textOf(channels), before);
    await commands.executeCommand('refactorPreview.discard');
    await until('the preview is closed', async () => !(await shown.isVisible()));
    assert.equal(await textOf(channels), before);
    assert.deepEqual(await workspace.findFiles('messages/fleet.analysis-request.v2.*'), []);
  });
});

async function textOf(path: string): Promise<string> {
  return (await workspace.openTextDocument(fileUri(path))).getText();
}
