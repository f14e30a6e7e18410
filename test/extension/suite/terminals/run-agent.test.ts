import assert from 'node:assert/strict';
import { type Terminal, commands } from 'vscode';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { explorerFrame, windowPage } from '../support/webview.ts';

describe('an agent that is run from the editor', () => {
  let url: string;
  let terminal: Terminal | undefined;

  before(async () => {
    await parley();
    url = await commands.executeCommand<string>('parley.startBroker');
    await commands.executeCommand('parley.agents.focus');
  });

  after(async () => {
    terminal?.dispose();
    await commands.executeCommand('parley.disconnect');
    await commands.executeCommand('parley.stopBroker');
  });

  it('is not there before', async () => {
    await isShown('feedback', 'nothing heard of it');
  });

  it('is run in a terminal at the broker of the window, and is up in the tree', async () => {
    terminal = await commands.executeCommand<Terminal>('parley.runAgent', {
      symbol: { kind: 'agent', name: 'feedback' },
    });
    assert.equal(terminal.name, 'feedback');
    const { env } = terminal.creationOptions as { readonly env: Readonly<Record<string, string>> };
    assert.deepEqual(env, { PARLEY_AGENT: 'feedback', PARLEY_BROKER: url });
    await isShown('feedback', 'i1 up');
  });

  it('does its work there', async () => {
    await commands.executeCommand('parley.publish', { symbol: { kind: 'channel', name: 'feedback.input' } });
    const sent = await commands.executeCommand<{ kind: string }>('parley.sendMessage', { ask: false });
    assert.equal(sent.kind, 'sent', JSON.stringify(sent));
    const symbol = { kind: 'channel', name: 'feedback.processed' };
    await commands.executeCommand('parley.showMessages', { symbol });
    const page = await explorerFrame();
    await page.locator('#rows .row', { hasText: 'fleet.feedback-processed.v1' }).first().waitFor();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is stopped in the tree when it is stopped in the terminal', async () => {
    terminal?.sendText('\u0003', false);
    await isShown('feedback', 'i1 stopped');
  });
});

async function isShown(agent: string, state: string): Promise<void> {
  const page = await windowPage();
  const line = page.getByRole('treeitem', { name: new RegExp(`^${agent}:`, 'u') }).first();
  let last: string | null = null;
  await until(`${agent} ${state}`, async () => {
    last = await line.getAttribute('aria-label');
    return last?.includes(state) === true;
  }).catch((error: unknown) => {
    throw new Error(`${agent} is "${String(last)}"`, { cause: error });
  });
}
