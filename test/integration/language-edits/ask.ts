import { type CodeAction, ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Random } from '../../bench/check/random.ts';
import type { ScriptedEditor } from './scripted-editor.ts';

/** What an editor asks about a document, and by which capability the server tells that it answers. */
const questions = [
  ['textDocument/hover', 'hoverProvider'],
  ['textDocument/completion', 'completionProvider'],
  ['textDocument/definition', 'definitionProvider'],
  ['textDocument/references', 'referencesProvider'],
  ['textDocument/prepareRename', 'renameProvider'],
  ['textDocument/rename', 'renameProvider'],
  ['textDocument/documentSymbol', 'documentSymbolProvider'],
  ['textDocument/codeAction', 'codeActionProvider'],
  ['textDocument/formatting', 'documentFormattingProvider'],
  ['textDocument/foldingRange', 'foldingRangeProvider'],
  ['textDocument/selectionRange', 'selectionRangeProvider'],
  ['textDocument/semanticTokens/full', 'semanticTokensProvider'],
  ['textDocument/inlayHint', 'inlayHintProvider'],
  ['textDocument/codeLens', 'codeLensProvider'],
  ['textDocument/documentLink', 'documentLinkProvider'],
  ['textDocument/prepareCallHierarchy', 'callHierarchyProvider'],
  ['workspace/symbol', 'workspaceSymbolProvider'],
] as const;

/** Asks one question at any place; a refusal with its reason is an answer, an error is none. */
export async function ask(editor: ScriptedEditor, random: Random): Promise<void> {
  const [method, capability] = questions[random.below(questions.length)] ?? questions[0];
  const document = await anyDocument(editor, random);
  if (document === undefined || editor.client.initialized.capabilities[capability] === undefined) return;
  await answered(editor, method, paramsAt(editor, document, random));
}

/** Renames, mends or formats, and types what the server proposes. */
export async function applyAnswer(editor: ScriptedEditor, random: Random): Promise<void> {
  const document = await anyDocument(editor, random);
  if (document === undefined) return;
  const params = paramsAt(editor, document, random);
  if (random.chance(40)) {
    await apply(editor, await answered<WorkspaceEdit>(editor, 'textDocument/rename', params));
  } else if (editor.client.initialized.capabilities.codeActionProvider !== undefined) {
    const actions = await answered<CodeAction[]>(editor, 'textDocument/codeAction', params);
    const action = actions?.[random.below(actions.length)];
    if (action === undefined) return;
    // What an action changes is worked out only when it is chosen.
    const chosen = await answered<CodeAction>(editor, 'codeAction/resolve', action);
    await apply(editor, chosen?.edit);
  }
}

async function anyDocument(editor: ScriptedEditor, random: Random): Promise<TextDocument | undefined> {
  const paths = editor.paths();
  const path = paths[random.below(paths.length)];
  return path === undefined || path.startsWith('parley.') ? undefined : editor.openFile(path);
}

function paramsAt(editor: ScriptedEditor, document: TextDocument, random: Random): object {
  const { uri } = document;
  const position = document.positionAt(random.below(document.getText().length + 1));
  const start = { line: 0, character: 0 };
  return {
    textDocument: { uri },
    position,
    positions: [position],
    range: random.chance(50) ? { start, end: position } : { start: position, end: position },
    newName: random.pick(['other.name', 'other', 'other.name.v2', 'Not A Name', '']),
    options: { tabSize: 2, insertSpaces: true },
    context: { includeDeclaration: true, diagnostics: editor.client.shown().get(uri) ?? [] },
    query: random.pick(['', 'a', 'order']),
  };
}

async function answered<T>(editor: ScriptedEditor, method: string, params: object): Promise<T | undefined> {
  await editor.tell();
  try {
    return (await editor.client.request<T | null>(method, params)) ?? undefined;
  } catch (error) {
    if (error instanceof ResponseError && error.code === ErrorCodes.InvalidRequest) return undefined;
    throw new Error(`${method} ${JSON.stringify(params)}`, { cause: error });
  }
}

async function apply(editor: ScriptedEditor, edit: WorkspaceEdit | undefined): Promise<void> {
  for (const change of edit?.documentChanges ?? []) {
    if ('edits' in change) {
      const document = await editor.openFile(pathOf(editor, change.textDocument.uri));
      const edits = change.edits
        .flatMap((each) => ('newText' in each ? each : []))
        .map(({ range, newText }) => ({
          start: document.offsetAt(range.start),
          end: document.offsetAt(range.end),
          text: newText,
        }))
        .sort((left, right) => right.start - left.start);
      for (const each of edits) await editor.type(pathOf(editor, document.uri), each);
    } else if (change.kind === 'create') {
      const path = pathOf(editor, change.uri);
      if (!editor.isThere(path)) editor.writeFile(path, '');
    } else if (change.kind === 'rename') {
      const text = editor.textOf(pathOf(editor, change.oldUri));
      await editor.remove(pathOf(editor, change.oldUri));
      editor.writeFile(pathOf(editor, change.newUri), text);
    } else await editor.remove(pathOf(editor, change.uri));
  }
}

function pathOf({ folder }: ScriptedEditor, uri: string): string {
  return decodeURIComponent(uri.slice(folder.uri.length + 1));
}
