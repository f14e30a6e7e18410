import assert from 'node:assert/strict';
import { Uri, commands, workspace } from 'vscode';
import { fileUri, open, readFile, replace, writeFile } from '../support/documents.ts';
import { allCodes, codesIn, findingsIn } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';

const agent = 'agents/scheduling.agent.yaml';
const jsonAgent = 'agents/feedback.agent.json';

describe('findings', () => {
  before(async () => {
    await parley();
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are none in the example', async () => {
    await until('the example is sound', () => allCodes().length === 0);
  });

  for (const [format, path] of [
    ['YAML', agent],
    ['JSON', jsonAgent],
  ] as const) {
    it(`appear while somebody types, and go, in ${format}`, async () => {
      const document = await open(path);
      await replace(document, 'receives', 'recieves');
      const [finding] = await until('a finding', () => {
        const found = findingsIn(path);
        return found.length > 0 ? found : undefined;
      });
      assert.equal(finding?.source, 'parley');
      assert.ok(typeof finding.code === 'object');
      assert.ok(finding.code.target instanceof Uri);
      await commands.executeCommand('workbench.action.files.revert');
      await until('no finding', () => findingsIn(path).length === 0);
    });
  }

  it('appear in files that are not open, when another program writes them', async () => {
    const path = 'agents/orchestrator.agent.yaml';
    const text = await readFile(path);
    await writeFile(path, `${text}\nrubbish: true\n`);
    await until('a finding', () => codesIn(path).length > 0);
    assert.ok(workspace.textDocuments.every(({ uri }) => !uri.path.endsWith(path)));
    await writeFile(path, text);
    await until('no finding', () => allCodes().length === 0);
  });

  it('appear in other files than the one that is changed', async () => {
    const document = await open('channels/operation.channel.yaml');
    const name = /^ {2}(\S+):/mu.exec(document.getText())?.[1] ?? '';
    await replace(document, `  ${name}:`, `  ${name}.moved:`);
    await until('findings in agents', () =>
      allCodes().some((code) => code === 'RECEIVE_UNRESOLVED' || code === 'SEND_UNRESOLVED'),
    );
    await commands.executeCommand('workbench.action.files.revert');
    await until('no finding', () => allCodes().length === 0);
  });

  it('do not stay when their file is deleted or renamed', async () => {
    await writeFile('agents/extra.agent.yaml', 'agent: extra\nreceives:\n  no.such.channel: {}\n');
    await until('a finding', () => codesIn('agents/extra.agent.yaml').includes('RECEIVE_UNRESOLVED'));
    await workspace.fs.rename(fileUri('agents/extra.agent.yaml'), fileUri('agents/moved.agent.yaml'));
    await until('it moved', () => codesIn('agents/moved.agent.yaml').includes('RECEIVE_UNRESOLVED'));
    await until('nothing at the old name', () => codesIn('agents/extra.agent.yaml').length === 0);
    await workspace.fs.delete(fileUri('agents/moved.agent.yaml'));
    await until('no finding', () => allCodes().length === 0);
  });
});
