import assert from 'node:assert/strict';
import { type CodeLens, type Terminal, commands, window, workspace } from 'vscode';
import { fileUri } from '../support/documents.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { explorerFrame } from '../support/webview.ts';

const declarations = ['agents/data-analysis.agent.yaml', 'channels/vehicle.channel.yaml'] as const;

describe('all agents of a workspace', () => {
  before(async () => {
    await parley();
    for (const path of declarations) await workspace.openTextDocument(fileUri(path));
  });

  after(async () => {
    await commands.executeCommand('parley.stopAgents');
    await commands.executeCommand('parley.disconnect');
    await commands.executeCommand('parley.stopBroker');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are run by one command, each in a terminal', async () => {
    const terminals = await commands.executeCommand<readonly Terminal[]>('parley.runAgents');
    assert.deepEqual(terminals.map(({ name }) => name).toSorted(), [
      'customer-engagement',
      'data-analysis',
      'data-analysis-standby',
      'feedback',
      'fleet-monitor',
      'manufacturing-insight',
      'orchestrator',
      'scheduling',
      'vehicle-feed',
    ]);
  });

  it('meet at a broker in the window, and show what they say to each other', async function () {
    this.timeout(120_000);
    const symbol = { kind: 'channel', name: 'vehicle.reading' };
    await commands.executeCommand('parley.showMessages', { symbol });
    const page = await explorerFrame();
    await page.locator('.row[data-row]').first().waitFor({ timeout: 100_000 });
    await until('the agent', async () => {
      const uri = fileUri(declarations[0]);
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return lenses.some(({ command }) => /1 up · .* sent · 100 % valid/u.test(command?.title ?? ''));
    });
    await until('how fast it answers', async () => {
      const uri = fileUri(declarations[1]);
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return lenses.some(({ command }) => / · p95 [\d.]+ m?s · /u.test(command?.title ?? ''));
    });
  });

  it('stop together', async () => {
    await commands.executeCommand('parley.stopAgents');
    await until('no terminal', () => window.terminals.every(({ name }) => name !== 'data-analysis'));
  });
});
