import assert from 'node:assert/strict';
import { type CodeLens, ConfigurationTarget, commands, workspace } from 'vscode';
import { fileUri, open, placeOf } from '../support/documents.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { isWatched } from '../support/watched.ts';
import { explorerFrame, hasRows, windowPage } from '../support/webview.ts';
import { type Wire, analysisRequest, requestTopic, startWire } from '../support/wire.ts';

const channels = 'channels/vehicle.channel.yaml';

describe('figures of a broker that is watched', () => {
  let wire: Wire;

  before(async () => {
    await parley();
    wire = await startWire();
    await commands.executeCommand('workbench.action.closePanel');
  });

  after(async () => {
    await commands.executeCommand('parley.disconnect');
    await commands.executeCommand('workbench.action.closeAllEditors');
    await wire.close();
  });

  it('stand above declarations from the moment of connecting, and nothing moves', async () => {
    const document = await open(channels);
    await until('the lenses of the server', async () => (await titles(channels)).length > 0);
    assert.deepEqual(await figuresOf(channels), []);
    const page = await windowPage();
    const line = page.locator('.view-line', { hasText: 'analysis.request:' }).first();
    await page.locator('.codelens-decoration').first().waitFor();
    await line.waitFor();
    const before = await line.boundingBox();
    assert.ok(before);
    await commands.executeCommand('parley.connect', { broker: wire.url });
    const found = await until('figures', async () => {
      const figures = await figuresOf(channels);
      return figures.length > 0 ? figures : undefined;
    });
    const declared = document.getText().match(/^ {2}[a-z][\w.-]*:$/gmu) ?? [];
    assert.equal(found.length, declared.length);
    assert.ok(found.every((title) => /waiting for messages|nothing yet/u.test(title)));
    await page.locator('.codelens-decoration', { hasText: 'nothing yet' }).first().waitFor();
    assert.deepEqual(await line.boundingBox(), before);
    await isWatched(wire.url);
  });

  it('tell the rate, the valid share and the last time', async () => {
    for (let sent = 0; sent < 3; sent++) await wire.send(analysisRequest(298), requestTopic);
    await wire.send(analysisRequest('warm'), requestTopic);
    const shown = (title: string): boolean => /\d\/s · 75 % valid · last seen /u.test(title);
    await until('the channel', async () => (await figuresOf(channels)).some(shown));
    const schema = 'messages/fleet.analysis-request.v1.schema.json';
    await until('the schema', async () => (await figuresOf(schema)).some(shown));
    const agent = 'agents/orchestrator.agent.yaml';
    await until('the agent', async () =>
      (await figuresOf(agent)).some((title) => /\d\/s sent · 75 % valid · last seen /u.test(title)),
    );
    await (await windowPage()).locator('.codelens-decoration', { hasText: '75 % valid' }).first().waitFor();
  });

  it('lead to the messages of the declaration', async () => {
    const lens = (await lenses(channels)).find(({ command }) => command?.title.includes('75 %'));
    await commands.executeCommand(lens?.command?.command ?? '', lens?.command?.arguments?.[0]);
    const page = await explorerFrame();
    await hasRows(page, 4);
  });

  it('stand in the trees, too', async () => {
    const page = await windowPage();
    await commands.executeCommand('parley.types.focus');
    const line = page.getByRole('treeitem').filter({ hasText: 'fleet.analysis-request.v1' });
    await line.filter({ hasText: '75 % valid' }).first().waitFor();
  });

  it('count on the icon of the view what was invalid since the messages were in sight', async () => {
    const page = await windowPage();
    const badge = page.locator('.activitybar .action-item:has([aria-label^="Parley"]) .badge-content');
    await commands.executeCommand('workbench.action.closePanel');
    await wire.send(analysisRequest('hot'), requestTopic);
    await wire.send(analysisRequest('cold'), requestTopic);
    await until('two on the icon', async () => (await badge.textContent()) === '2');
    await commands.executeCommand('parley.messages.focus');
    await until('none', async () => !(await badge.isVisible()));
  });

  it('are off when the setting says so, and when nothing is watched', async () => {
    const settings = workspace.getConfiguration('parley');
    await settings.update('live.codeLens', false, ConfigurationTarget.Workspace);
    await until('none', async () => (await figuresOf(channels)).length === 0);
    await settings.update('live.codeLens', undefined, ConfigurationTarget.Workspace);
    await until('some', async () => (await figuresOf(channels)).length > 0);
    await commands.executeCommand('parley.disconnect');
    await until('none', async () => (await figuresOf(channels)).length === 0);
    const line = placeOf(await open(channels), 'analysis.request:').line;
    assert.ok((await lenses(channels)).some(({ range }) => range.start.line === line));
  });
});

async function lenses(path: string): Promise<readonly CodeLens[]> {
  await workspace.openTextDocument(fileUri(path));
  return commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', fileUri(path));
}

async function titles(path: string): Promise<readonly string[]> {
  return (await lenses(path)).map(({ command }) => command?.title ?? '');
}

async function figuresOf(path: string): Promise<readonly string[]> {
  return (await titles(path)).filter((title) => title.startsWith('$(pulse)'));
}
