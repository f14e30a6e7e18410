import assert from 'node:assert/strict';
import {
  type CodeLens,
  type CompletionList,
  type Hover,
  type MarkdownString,
  type TextDocument,
  commands,
  languages,
  window,
  workspace,
  Range,
} from 'vscode';
import { placeOf, replace } from '../support/documents.ts';
import { parley } from '../support/parley.ts';
import { type Responder, startResponder } from '../support/responder.ts';
import { until } from '../support/until.ts';
import { isWatched } from '../support/watched.ts';
import { explorerFrame, windowPage } from '../support/webview.ts';
import { type Wire, analysisRequest, requestTopic, startWire } from '../support/wire.ts';

interface Sent {
  readonly kind: 'sent' | 'invalid';
  readonly id?: string;
  readonly topic?: string;
  readonly reply?: { readonly kind: string; readonly verdict?: string; readonly code?: string };
}

const symbol = { kind: 'channel', name: 'analysis.request' };

describe('a message as a document', () => {
  let wire: Wire;
  let responder: Responder;
  let document: TextDocument;

  before(async () => {
    await parley();
    wire = await startWire();
    responder = await startResponder(wire.url, requestTopic);
    await commands.executeCommand('parley.connect', { broker: wire.url });
    await isWatched(wire.url);
  });

  after(async () => {
    await commands.executeCommand('parley.disconnect');
    await closeAll();
    await responder.close();
    await wire.close();
  });

  it('opens with an example of its schema, its envelope in front of it', async () => {
    document = await commands.executeCommand<TextDocument>('parley.publish', { symbol });
    assert.equal(document.languageId, 'parley-message');
    const [, envelope = '', data = ''] = document.getText().split(/^---$/mu);
    assert.match(
      envelope,
      /^\nchannel: analysis\.request\ntype: fleet\.analysis-request\.v1\nparameters:\n {2}region: eu\n/u,
    );
    assert.equal((JSON.parse(data) as { vehicleId: string }).vehicleId, 'vehicle-70');
    assert.deepEqual(problems(document), []);
  });

  it('is judged while it is written, and leads to the line of the schema', async () => {
    await replace(document, '298.9', '"warm"');
    const [problem] = await until('a problem', () => {
      const found = problems(document);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(document.getText(problem?.range), '"warm"');
    assert.match(problem?.relatedInformation?.[0]?.location.uri.path ?? '', /vehicle\.schema\.json$/u);
    await replace(document, '"warm"', '298.9');
    await until('no problem', () => problems(document).length === 0);
  });

  it('offers what may be written, in envelope and data, and says what it means', async () => {
    await replace(document, 'region: eu', 'region: ');
    const regions = await offered(document, 'region: ');
    assert.ok(regions.includes('eu') && regions.includes('us'), regions.join());
    await replace(document, 'region: ', 'region: eu');
    await replace(document, '"quality": "L"', '"quality": ""');
    const qualities = await offered(document, '"quality": "');
    assert.ok(qualities.includes('"M"') || qualities.includes('M'), qualities.join());
    await replace(document, '"quality": ""', '"quality": "L"');
    const position = placeOf(document, 'torqueNm').translate(0, 2);
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const told = hovers.flatMap(({ contents }) => contents as MarkdownString[]).map(({ value }) => value);
    assert.match(told.join(), /Newton metres/u);
  });

  it('is sent by the line above it, and by nothing else', async () => {
    assert.deepEqual(await titles(document), ['$(send)\u00A0Send', '$(arrow-swap)\u00A0Send and wait']);
    const page = await explorerOf();
    await page.getByText('No message yet').waitFor();
    // The panel took some of the height.
    (await window.showTextDocument(document)).revealRange(new Range(0, 0, 0, 0));
    const lens = (await windowPage()).locator('.codelens-decoration a', { hasText: /^\s*Send$/u }).first();
    await lens.click();
    await until('the result', async () =>
      (await titles(document)).some((title) => title.includes('Sent at')),
    );
    await page.locator('.row', { hasText: 'analysis' }).first().waitFor();
  });

  it('waits for the reply, and shows its verdict and how long it took', async () => {
    const sent = await commands.executeCommand<Sent>('parley.sendAndWait');
    assert.deepEqual([sent.reply?.kind, sent.reply?.verdict], ['reply', 'valid']);
    const shown = /^\$\(check\)\u00A0Reply valid after \d+ ms$/u;
    await until('the result', async () => (await titles(document)).some((title) => shown.test(title)));
    const line = (await windowPage()).locator('.codelens-decoration', {
      hasText: /Reply valid after \d+ ms/u,
    });
    await line.first().waitFor();
    await commands.executeCommand('parley.openReply', { document: document.uri.toString() });
    const reply = await until('the reply', () =>
      workspace.textDocuments.find(({ uri }) => uri.scheme === 'parley-reply'),
    );
    assert.match(reply.getText(), /"vehicleId": "vehicle-70"/u);
    await window.showTextDocument(document);
  });

  it('shows an error reply', async () => {
    responder.says = 'error';
    const sent = await commands.executeCommand<Sent>('parley.sendAndWait');
    assert.deepEqual([sent.reply?.kind, sent.reply?.code], ['error', 'unavailable']);
    await until('the result', async () =>
      (await titles(document)).some((title) => /Error reply unavailable after \d+ ms/u.test(title)),
    );
  });

  it('breaks its contract only when the user wants just that', async () => {
    await replace(document, '"vehicleId"', '"vehicle"');
    const before = await receivedIn();
    const refused = await commands.executeCommand<Sent>('parley.sendMessage', { sendInvalid: false });
    assert.equal(refused.kind, 'invalid');
    // A question that nobody answers, as here where tests may not be asked, sends nothing.
    assert.equal(await commands.executeCommand<Sent | undefined>('parley.sendMessage'), undefined);
    assert.equal(await receivedIn(), before);
    const sent = await commands.executeCommand<Sent>('parley.sendMessage', { sendInvalid: true });
    assert.equal(sent.kind, 'sent');
    const page = await explorerOf();
    await page.getByRole('tab', { name: /Invalid\s*1/u }).waitFor();
    await replace(document, '"vehicle"', '"vehicleId"');
  });

  it('begins with a captured message, which is its cause', async () => {
    await wire.send(analysisRequest(299, { id: 'captured-1', correlationid: 'thread-7' }), requestTopic);
    const page = await explorerOf();
    const row = page.locator('.row', { hasText: 'ad-7' }).first();
    await row.waitFor();
    await row.click();
    await page.locator('#edit-resend').dispatchEvent('click');
    const opened = await until('the document', () => {
      const text = window.activeTextEditor?.document.getText() ?? '';
      return text.includes('captured-1') ? window.activeTextEditor?.document : undefined;
    });
    assert.match(opened.getText(), /^causationId: captured-1$/mu);
    assert.match(opened.getText(), /^correlationId: thread-7$/mu);
    await until('no problem', () => problems(opened).length === 0);
    const sent = await commands.executeCommand<Sent>('parley.sendMessage');
    assert.equal(sent.kind, 'sent');
    assert.notEqual(sent.id, 'captured-1');
  });
});

async function explorerOf(): ReturnType<typeof explorerFrame> {
  await commands.executeCommand('parley.showMessages');
  return explorerFrame();
}

/** How many messages the page counts. */
async function receivedIn(): Promise<string | null> {
  const page = await explorerOf();
  return page.locator('#tab-all').textContent();
}

function problems(document: TextDocument) {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'parley');
}

async function offered(document: TextDocument, before: string): Promise<readonly string[]> {
  const position = placeOf(document, before).translate(0, before.length);
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function titles(document: TextDocument): Promise<readonly string[]> {
  const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
  return lenses.flatMap(({ command }) => command?.title ?? []).filter((title) => title !== 'Open thread');
}

async function closeAll(): Promise<void> {
  for (const { document } of window.visibleTextEditors)
    if (document.isUntitled) {
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  await commands.executeCommand('workbench.action.closeAllEditors');
}
