import assert from 'node:assert/strict';
import { type CodeAction, Range, type TextDocument, commands, workspace } from 'vscode';
import { open, placeOf, replace } from '../support/documents.ts';
import { codesIn, findingsIn } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

const path = 'agents/scheduling.agent.yaml';

describe('code actions', () => {
  before(async () => {
    await parley();
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  const actionsAt = (document: TextDocument, text: string): Thenable<readonly CodeAction[]> => {
    const place = placeOf(document, text);
    return commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(place, place),
      undefined,
      50,
    );
  };

  it('mend a misspelt key, and the finding goes', async () => {
    const document = await open(path);
    const text = document.getText();
    await replace(document, 'receives:', 'recieves:');
    await until('a finding', () => codesIn(path).includes('KEY_UNKNOWN'));
    const fix = (await actionsAt(document, 'recieves')).find(({ title }) => title === 'Write "receives"');
    assert.ok(fix?.edit);
    assert.equal(fix.isPreferred, true);
    assert.ok(await workspace.applyEdit(fix.edit));
    assert.equal(document.getText(), text);
    await until('no finding', () => findingsIn(path).length === 0);
  });

  it('explain a rule', async () => {
    const document = await open(path);
    await replace(document, 'receives:', 'recieves:');
    await until('a finding', () => codesIn(path).includes('KEY_UNKNOWN'));
    const explain = (await actionsAt(document, 'recieves')).find(
      ({ title }) => title === 'Explain KEY_UNKNOWN',
    );
    assert.ok(explain?.command);
    const { command, arguments: given = [] } = explain.command;
    assert.match(await commands.executeCommand<string>(command, ...(given as unknown[])), /^# KEY_UNKNOWN/u);
  });
});
