import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { windowPage } from '../support/webview.ts';

describe('the trees', () => {
  before(async () => {
    await parley();
    await commands.executeCommand('parley.agents.focus');
  });

  it('have the agents and the channels', async () => {
    const page = await windowPage();
    await page.getByRole('treeitem', { name: /^orchestrator/u }).waitFor();
    await page.getByRole('treeitem', { name: /^engagement\.request/u }).waitFor();
  });

  it('lead to a declaration', async () => {
    const page = await windowPage();
    await page.getByRole('treeitem', { name: /^orchestrator/u }).click();
    await until('the agent', () =>
      window.activeTextEditor?.document.uri.path.endsWith('orchestrator.agent.yaml'),
    );
    assert.equal(window.activeTextEditor?.selection.active.line, 0);
  });
});
