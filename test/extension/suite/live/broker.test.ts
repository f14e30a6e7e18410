import assert from 'node:assert/strict';
import { type TextDocument, commands, window, workspace } from 'vscode';
import { readFile, replace, writeFile } from '../support/documents.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { explorerFrame } from '../support/webview.ts';

interface Published {
  readonly kind: 'sent' | 'invalid';
  readonly topic?: string;
  readonly problems?: readonly string[];
}

describe('a broker in the window', () => {
  let url: string | undefined;

  before(async () => {
    await parley();
    await commands.executeCommand('parley.showMessages');
  });

  after(async () => {
    await commands.executeCommand('parley.stopBroker');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is started, and watched at once', async () => {
    url = await commands.executeCommand<string>('parley.startBroker');
    assert.match(url, /^mqtt:\/\/127\.0\.0\.1:\d+$/u);
    const page = await explorerFrame();
    await page.getByText('No message yet').waitFor();
  });

  it('gets a message that is written as an example of its schema', async () => {
    const symbol = { kind: 'channel', name: 'analysis.request' };
    const document = await commands.executeCommand<TextDocument>('parley.publish', { symbol });
    assert.equal(document.languageId, 'parley-message');
    const sent = await commands.executeCommand<Published>('parley.sendMessage', { sendInvalid: false });
    assert.equal(sent.kind, 'sent', JSON.stringify(sent));
    assert.equal(sent.topic, 'fleet/eu/north/analysis');
    const page = await explorerFrame();
    await page.locator('.row', { hasText: 'analysis' }).first().waitFor();
  });

  it('gets nothing that breaks its schema, unless that is wanted', async () => {
    const document = window.activeTextEditor?.document;
    assert.ok(document);
    await replace(document, '---\n{', '---\n{ "foreign": 1, ');
    const refused = await commands.executeCommand<Published>('parley.sendMessage', { sendInvalid: false });
    assert.equal(refused.kind, 'invalid');
    assert.ok((refused.problems?.length ?? 0) > 0);
    const sent = await commands.executeCommand<Published>('parley.sendMessage', { sendInvalid: true });
    assert.equal(sent.kind, 'sent');
    const page = await explorerFrame();
    await page.getByRole('tab', { name: /Invalid\s*1/u }).waitFor();
  });

  it('leads from an invalid message to the line of its schema', async () => {
    const page = await explorerFrame();
    await page.getByRole('tab', { name: /Invalid/u }).click();
    await page.locator('.row', { hasText: 'analysis' }).first().click();
    const link = page.locator('button.link', { hasText: /\.schema\.json:\d+/u }).first();
    await link.waitFor({ state: 'attached' });
    await link.dispatchEvent('click');
    const editor = await until('the schema', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.path.endsWith('fleet.analysis-request.v1.schema.json') === true
        ? active
        : undefined;
    });
    assert.ok(editor.selection.active.line > 0);
  });

  it('shows the messages of a channel when a lens or a tree asks for it', async () => {
    await commands.executeCommand('parley.showMessages', {
      symbol: { kind: 'channel', name: 'feedback.input' },
    });
    const page = await explorerFrame();
    await page.getByText('Nothing matches').waitFor();
    await commands.executeCommand('parley.showMessages', {
      symbol: { kind: 'channel', name: 'analysis.request' },
    });
    await page.locator('.row').first().waitFor();
  });

  it('knows the contracts as they are saved', async () => {
    const path = 'channels/vehicle.channel.yaml';
    const text = await readFile(path);
    const page = await explorerFrame();
    const filter = page.getByRole('combobox', { name: 'Filter' });
    await writeFile(path, text.replaceAll('vehicle.reading', 'vehicle.measured'));
    await until('the channel by its new name', async () => {
      await filter.fill('channel:vehicle.me');
      return (await page.locator('.suggestions li', { hasText: 'vehicle.measured' }).count()) > 0;
    });
    await writeFile(path, text);
    await filter.fill('');
  });

  it('keeps what the panel shows while it is hidden', async () => {
    await commands.executeCommand('workbench.action.closePanel');
    await commands.executeCommand('parley.showMessages');
    const page = await explorerFrame();
    await page.locator('.row').first().waitFor();
  });

  it('is shown in a tab, too', async () => {
    await commands.executeCommand('parley.openExplorer');
    await until('the tab', () =>
      window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'Parley: Messages')),
    );
    await commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('is let go, and stopped', async () => {
    await commands.executeCommand('parley.disconnect');
    await commands.executeCommand('parley.stopBroker');
    assert.equal(workspace.isTrusted, true);
  });
});
