import assert from 'node:assert/strict';
import { type Location, type LocationLink, commands, tasks, window, workspace } from 'vscode';
import { open, placeOf, replace } from '../support/documents.ts';
import { allCodes, codesIn } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

const agent = 'agents/scheduling.agent.yaml';

describe('a window that is not trusted', () => {
  before(async () => {
    await parley();
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is one', () => {
    assert.equal(workspace.isTrusted, false);
  });

  it('has findings while somebody types', async () => {
    const document = await open(agent);
    await replace(document, 'receives', 'recieves');
    await until('a finding', () => codesIn(agent).length > 0);
    await commands.executeCommand('workbench.action.files.revert');
    await until('no finding', () => allCodes().length === 0);
  });

  it('leads to declarations', async () => {
    const document = await open(agent);
    const channel = /receives:\n {2}([\w.-]+):/u.exec(document.getText())?.[1] ?? '';
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, channel),
    );
    assert.equal(found.length, 1);
  });

  it('generates nothing, since that runs a program', async () => {
    let started = 0;
    const listener = tasks.onDidStartTask(() => (started += 1));
    assert.equal(await commands.executeCommand('parley.generate'), undefined);
    listener.dispose();
    assert.equal(started, 0);
  });

  it('connects to nothing, starts nothing and sends nothing', async () => {
    const words = ['connect', 'startBroker', 'runAgent', 'publish', 'sendMessage', 'pickBroker'];
    const before = window.terminals.length;
    for (const word of words) {
      assert.equal(
        await commands.executeCommand(`parley.${word}`, {
          broker: 'mqtt://127.0.0.1:1',
          agent: 'orchestrator',
          channel: 'analysis.request',
        }),
        undefined,
      );
    }
    assert.equal(window.terminals.length, before);
  });

  it('does not take the command and the broker from the settings of the folder', async () => {
    const settings = workspace.getConfiguration('parley');
    await settings.update('command', '/tmp/evil', false);
    await settings.update('broker', 'mqtt://evil.example', false);
    assert.equal(workspace.getConfiguration('parley').get('command'), '');
    assert.equal(workspace.getConfiguration('parley').get('broker'), '');
    await settings.update('command', undefined, false);
    await settings.update('broker', undefined, false);
  });
});
