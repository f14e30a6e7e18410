import assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CompletionItem,
  CompletionList,
  Hover,
  MarkupContent,
} from 'vscode-languageserver';
import { type TestClient, startClient } from '../support/client.ts';
import { type TestFolder, createFolder } from '../support/folder.ts';

const able: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
  },
};

describe('completion', () => {
  let folder: TestFolder;
  let client: TestClient;

  const start = async (capabilities: ClientCapabilities): Promise<void> => {
    client = await startClient({ folders: [folder.uri], capabilities });
  };

  /** What is offered at the end of a text. */
  const offered = async (path: string, text: string): Promise<readonly CompletionItem[]> => {
    const uri = folder.uriOf(path);
    await client.type(uri, text);
    const lines = text.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    return list.items;
  };

  const named = (items: readonly CompletionItem[], label: string): CompletionItem => {
    const item = items.find((candidate) => candidate.label === label);
    assert.ok(item, label);
    return item;
  };

  beforeEach(() => {
    folder = createFolder();
  });

  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  it('offers names while one types, and tells of one when it is chosen', async () => {
    await start(able);
    const items = await offered('agents/new.agent.yaml', 'agent: new\nreceives:\n  ord');
    const item = named(items, 'order.placed');
    assert.deepEqual(item.textEdit, {
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 5 } },
      newText: 'order.placed: { $1 }',
    });
    assert.equal(item.insertTextFormat, 2);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    const { kind, value } = resolved.documentation as MarkupContent;
    assert.equal(kind, 'markdown');
    assert.match(value, /Sent by 1: \[shop\]\(file:.*shop\.agent\.yaml#L5,3\)/);
  });

  it('gives several lines to a client that leaves them as they are', async () => {
    await start(able);
    const items = await offered('channels/new.channel.yaml', 'channels:\n  a:\n    ');
    assert.equal(named(items, 'parameters').textEdit?.newText, 'parameters:\n      $1');
    assert.equal(named(items, 'parameters').insertTextMode, 1);
  });

  it('gives plain text to a client that knows nothing else', async () => {
    await start({});
    const items = await offered('channels/new.channel.yaml', 'channels:\n  a:\n    ');
    assert.equal(named(items, 'parameters').textEdit?.newText, 'parameters:');
    const ttl = named(items, 'ttl');
    assert.equal(ttl.textEdit?.newText, 'ttl: 24h');
    const { kind, value } = ttl.documentation as MarkupContent;
    assert.equal(kind, 'plaintext');
    assert.match(value, /Default: 24h\n/);
  });

  it('adds the comma that is missing in JSON', async () => {
    await start(able);
    const items = await offered('agents/new.agent.json', '{ "agent": "new"\n  ');
    const item = named(items, 'version');
    assert.equal(item.textEdit?.newText, '"version": ${1|"0.1.0","1.0.0"|}');
    assert.equal(item.additionalTextEdits?.[0]?.newText, ',');
  });

  it('hovers with the resolved contract', async () => {
    await start(able);
    const found = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri: folder.uriOf('agents/store.agent.yaml') },
      position: { line: 4, character: 4 },
    });
    assert.match(
      (found.contents as MarkupContent).value,
      /^\*\*order\.placed\*\* channel[^]*Received by 1: \[store\]/,
    );
    assert.deepEqual(found.range, { start: { line: 4, character: 2 }, end: { line: 4, character: 14 } });
  });

  it('opens what may be written where a value is blank, in a client that can', async () => {
    const experimental = { commands: { commands: ['editor.action.triggerSuggest'] } };
    await start({ ...able, experimental });
    const items = await offered('parley.config.yaml', 'gen');
    assert.equal(named(items, 'generate').command?.command, 'editor.action.triggerSuggest');
    assert.ok(client.initialized.capabilities.completionProvider?.triggerCharacters?.includes('a'));
  });

  it('leaves it to other clients when they complete', async () => {
    await start(able);
    const items = await offered('parley.config.yaml', 'gen');
    assert.equal(named(items, 'generate').command, undefined);
    const { completionProvider } = client.initialized.capabilities;
    assert.equal(completionProvider?.triggerCharacters?.includes('a'), false);
  });
});
