import assert from 'node:assert/strict';
import type { CodeAction, SnippetTextEdit, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { type TestClient, startClient } from '../support/client.ts';
import { type TestFolder, createFolder } from '../support/folder.ts';

const path = 'agents/store.agent.yaml';
const text = 'agent: store # it keeps\nreceives:\n  order.placd: { timout: 1s }\n';

describe('codeActions', () => {
  let folder: TestFolder;
  let client: TestClient;
  const at = (line: number, character: number): object => {
    const position = { line, character };
    return { textDocument: { uri: folder.uriOf(path) }, range: { start: position, end: position } };
  };
  const actions = (line: number, character: number, only?: readonly string[]): Promise<CodeAction[]> =>
    client.request('textDocument/codeAction', { ...at(line, character), context: { diagnostics: [], only } });
  const resolve = async (
    action: CodeAction | undefined,
  ): Promise<readonly (TextEdit | SnippetTextEdit)[]> => {
    const { edit } = await client.request<CodeAction>('codeAction/resolve', action ?? {});
    const [change] = edit?.documentChanges ?? [];
    return (change as TextDocumentEdit).edits;
  };

  beforeEach(async () => {
    folder = createFolder();
    const workspace = { workspaceEdit: { documentChanges: true, snippetEditSupport: true } };
    const experimental = { commands: { commands: ['parley.explainRule'] } };
    client = await startClient({ folders: [folder.uri], capabilities: { workspace, experimental } });
    await client.type(folder.uriOf(path), text);
  });

  afterEach(async () => {
    await client.close();
    folder.dispose();
  });

  it('offers ways to mend a finding, and tells what they do when one is chosen', async () => {
    const offered = await actions(2, 20);
    assert.deepEqual(
      offered.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Write "timeout"', true],
        ['Remove "timout"', undefined],
        ['Suppress KEY_UNKNOWN, with a reason', undefined],
        ['Explain KEY_UNKNOWN', undefined],
      ],
    );
    assert.equal(offered[0]?.diagnostics?.[0]?.code, 'KEY_UNKNOWN');
    assert.equal(offered[0].edit, undefined);
    const range = { start: { line: 2, character: 17 }, end: { line: 2, character: 23 } };
    assert.deepEqual(await resolve(offered[0]), [{ range, newText: 'timeout' }]);
  });

  it('puts the cursor where the reason is to be written', async () => {
    const suppress = (await actions(2, 20)).find(({ title }) => title.startsWith('Suppress'));
    const [edit] = await resolve(suppress);
    assert.deepEqual(edit, {
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
      snippet: { kind: 'snippet', value: '  # parley-ignore KEY_UNKNOWN: ${1:say why}\n' },
    });
  });

  it('explains a rule by a command of the client', async () => {
    const explain = (await actions(2, 20)).find(({ title }) => title.startsWith('Explain'));
    assert.equal(explain?.command?.command, 'parley.explainRule');
    const { markdown } = await client.request<{ markdown: string }>('workspace/executeCommand', {
      command: 'parley.server.explain',
      arguments: explain.command.arguments,
    });
    assert.match(markdown, /^# KEY_UNKNOWN\n/);
  });

  it('mends all at once only when it is asked to', async () => {
    assert.ok((await actions(0, 0)).every(({ kind }) => !(kind ?? '').startsWith('source')));
    const [fixAll, ...others] = await actions(0, 0, ['source.fixAll']);
    assert.deepEqual(others, []);
    assert.deepEqual(
      (await resolve(fixAll)).map((edit) => 'newText' in edit && edit.newText),
      ['timeout'],
    );
  });

  it('refactors', async () => {
    const offered = await actions(0, 2, ['refactor']);
    assert.deepEqual(
      offered.map(({ title, kind }) => [title, kind]),
      [['Convert to JSON (a comment gets lost)', 'refactor.rewrite']],
    );
    assert.deepEqual(await actions(0, 2, ['refactor.extract']), []);
  });
});
