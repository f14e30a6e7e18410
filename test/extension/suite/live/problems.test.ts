import assert from 'node:assert/strict';
import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  Range,
  commands,
  languages,
  window,
  workspace,
} from 'vscode';
import { fileUri, open, placeOf, replace } from '../support/documents.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { isWatched } from '../support/watched.ts';
import { explorerFrame, hasRows, windowPage } from '../support/webview.ts';
import { type Wire, analysisRequest, requestTopic, startWire } from '../support/wire.ts';

const schema = 'messages/shared/vehicle.schema.json';
const channels = 'channels/vehicle.channel.yaml';

describe('problems of the wire', () => {
  let wire: Wire;

  before(async () => {
    await parley();
    wire = await startWire();
    await commands.executeCommand('parley.connect', { broker: wire.url });
    await isWatched(wire.url);
    await commands.executeCommand('parley.showMessages');
  });

  after(async () => {
    await commands.executeCommand('parley.disconnect');
    await commands.executeCommand('workbench.action.closeAllEditors');
    await wire.close();
  });

  it('stand in the line of the schema that is broken, counted', async () => {
    for (const value of [1, 'hot', 'warm']) await wire.send(analysisRequest(value), requestTopic);
    const found = await until('the problem', () =>
      liveIn(schema).find(({ message }) => message.includes('"warm"')),
    );
    assert.equal(
      found.message,
      '2 times in 5 min: /data/measurements/airTemperatureK must be number (got "warm"), from orchestrator/i1',
    );
    assert.equal(found.severity, DiagnosticSeverity.Warning);
    assert.equal(found.code, 'type');
    const document = await open(schema);
    assert.equal(document.getText(found.range), '"type": "number"');
    const { line } = placeOf(document, '"airTemperatureK": {');
    assert.equal(found.range.start.line, line);
    assert.deepEqual(
      found.relatedInformation?.map(({ message }) => message),
      ['it came on analysis.request', 'it came from orchestrator/i1'],
    );
  });

  it('stand at the channel where the data is not the matter', async () => {
    const foreign = analysisRequest(298, { source: '/agents/feedback/i1' });
    await wire.send(foreign, requestTopic);
    const found = await until('the problem', () => liveIn(channels).at(0));
    assert.equal(found.code, 'wrong-sender');
    assert.match(found.message, /^Once in 5 min: .*from feedback\/i1$/u);
    const document = await open(channels);
    assert.equal(document.getText(found.range), 'analysis.request');
  });

  it('lead to the messages', async () => {
    const action = await actionAt(schema, 'Show these messages');
    await commands.executeCommand(action.command?.command ?? '', action.command?.arguments?.[0]);
    const page = await explorerFrame();
    await hasRows(page, 3);
  });

  it('go when they are cleared, and come again when they do', async () => {
    const action = await actionAt(schema, 'Clear live problems');
    await commands.executeCommand(action.command?.command ?? '');
    await until('none', () => liveIn(schema).length === 0 && liveIn(channels).length === 0);
    await wire.send(analysisRequest('cold'), requestTopic);
    const found = await until('the problem', () => liveIn(schema).at(0));
    assert.match(found.message, /^Once in 5 min: .*\(got "cold"\)/u);
  });

  it('go when the schema is saved, and when nothing is watched any more', async () => {
    const document = await open(schema);
    await replace(document, '"$defs"', '"$comment": "seen", "$defs"');
    await document.save();
    await until('none', () => liveIn(schema).length === 0);
    // What comes before the engine has read the file again is forgotten with the rest.
    await until('it again', async () => {
      await wire.send(analysisRequest('icy'), requestTopic);
      return liveIn(schema).some(({ message }) => message.includes('(got "icy")'));
    });
    await commands.executeCommand('parley.disconnect');
    assert.deepEqual(liveIn(schema), []);
    await replace(document, '"$comment": "seen", ', '');
    await document.save();
  });
});

describe('a message in the panel', () => {
  let wire: Wire;

  before(async () => {
    await parley();
    wire = await startWire();
    await commands.executeCommand('parley.connect', { broker: wire.url });
    await isWatched(wire.url);
    await commands.executeCommand('parley.showMessages', { query: 'channel:analysis.request' });
    await wire.send(analysisRequest(298), requestTopic);
    const page = await explorerFrame();
    await page.locator('.row[data-row]').first().click();
  });

  after(async () => {
    await commands.executeCommand('parley.disconnect');
    await commands.executeCommand('workbench.action.closeAllEditors');
    await wire.close();
  });

  for (const [link, path, text] of [
    ['Channel', channels, 'analysis.request'],
    ['Schema', 'messages/fleet.analysis-request.v1.schema.json', ''],
    ['Sender', 'agents/orchestrator.agent.yaml', 'agent: orchestrator'],
    ['Handler', 'src/data-analysis.ts', "'analysis.request'"],
  ] as const) {
    it(`leads to its ${link.toLowerCase()}`, async () => {
      const page = await explorerFrame();
      await page.locator('.d-links button', { hasText: link }).dispatchEvent('click');
      if (link === 'Handler') {
        // The standby handles it, too.
        const rows = (await windowPage()).locator('.quick-input-list .monaco-list-row');
        await rows
          .filter({ hasText: /data-analysis\.ts/u })
          .first()
          .click();
      }
      const editor = await until(path, () => {
        const active = window.activeTextEditor;
        return active?.document.uri.path.endsWith(path) === true ? active : undefined;
      });
      const { line } = editor.selection.active;
      assert.ok(editor.document.lineAt(line).text.includes(text));
    });
  }

  it('is there again at once after the panel was hidden, with what came meanwhile', async () => {
    await commands.executeCommand('workbench.action.closePanel');
    await wire.send(analysisRequest(299), requestTopic);
    await commands.executeCommand('parley.messages.focus');
    const page = await explorerFrame();
    await hasRows(page, 2);
    const measures = await until('how long it took', async () => {
      const found = await page.evaluate<readonly number[]>(
        `performance.getEntriesByName('parley.shown').map(({ detail }) => detail.ms)`,
      );
      return found.length > 0 ? found : undefined;
    });
    assert.ok(measures.every((ms) => ms >= 0));
  });
});

function liveIn(path: string): readonly Diagnostic[] {
  return languages.getDiagnostics(fileUri(path)).filter(({ source }) => source === 'parley (live)');
}

async function actionAt(path: string, title: string): Promise<CodeAction> {
  const { range } = liveIn(path)[0] ?? assert.fail('there is no problem');
  await workspace.openTextDocument(fileUri(path));
  const at = new Range(range.start, range.start);
  const uri = fileUri(path);
  return until(title, async () => {
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, at);
    return actions.find((action) => action.title === title);
  });
}
