import {
  type CallHierarchyItem,
  type CodeLens,
  type Diagnostic,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  type MarkupContent,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SymbolInformation,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { startClient } from '../../language-server/support/client.ts';
import { createFolder } from '../../language-server/support/folder.ts';
import {
  type MatrixFeature,
  type MatrixLanguage,
  type MatrixQuestion,
  matrixFiles,
} from '../../support/language-matrix.ts';
import { ClientAsked } from './client-asked.ts';

/** A language server whose client opens the file of a question, asks, and closes it. */
export interface ProtocolEditor {
  ask(feature: MatrixFeature, question: MatrixQuestion): Promise<readonly string[]>;
  close(): Promise<void>;
}

const commands = [
  'parley.showUses',
  'parley.showHandlers',
  'parley.publish',
  'parley.showMessages',
  'parley.runAgent',
];

export async function startProtocolEditor(language: MatrixLanguage): Promise<ProtocolEditor> {
  const folder = createFolder(matrixFiles[language]);
  const client = await startClient({
    folders: [folder.uri],
    capabilities: {
      textDocument: {
        completion: {
          completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] } },
        },
        hover: { contentFormat: ['markdown'] },
      },
      workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
      experimental: { commands: { commands } },
    },
  });
  await client.settled();
  return {
    ask: async (feature, question) => {
      const uri = folder.uriOf(question.path);
      await client.type(uri, question.text);
      await client.settled();
      const files = { ...matrixFiles[language], [question.path]: question.text };
      try {
        return await answers[feature](new ClientAsked({ client, folder, question, files }));
      } finally {
        await client.closeDocument(uri);
      }
    },
    close: async () => {
      await client.close();
      folder.dispose();
    },
  };
}

type Answer = (asked: ClientAsked) => Promise<readonly string[]>;

const act: Answer = (asked) => asked.act();
const complete: Answer = (asked) => asked.complete(false);

const definition: Answer = async (asked) =>
  (await asked.request<Location[]>('definition')).map((location) => asked.place(location));

const references: Answer = async (asked) => {
  const found = await asked.request<Location[]>('references', { context: { includeDeclaration: true } });
  return found.map((location) => asked.place(location));
};

async function calls(asked: ClientAsked): Promise<readonly string[]> {
  const [item] = await asked.request<CallHierarchyItem[]>('prepareCallHierarchy');
  if (item === undefined) return [];
  const ask = (side: string): Promise<{ from?: CallHierarchyItem; to?: CallHierarchyItem }[]> =>
    asked.client.request(`callHierarchy/${side}Calls`, { item });
  const [incoming, outgoing] = [await ask('incoming'), await ask('outgoing')];
  return [
    ...incoming.map(({ from }) => `from ${from?.name ?? ''}`),
    ...outgoing.map(({ to }) => `to ${to?.name ?? ''}`),
  ];
}

function names(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children = [] }) => [name, ...names(children)]);
}

async function tokens(asked: ClientAsked): Promise<readonly string[]> {
  const { data } = await asked.request<SemanticTokens>('semanticTokens/full');
  const provider = asked.client.initialized.capabilities.semanticTokensProvider;
  const legend = (provider as { legend: SemanticTokensLegend }).legend.tokenTypes;
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const range = { start: { line, character }, end: { line, character: character + length } };
    found.push(`${legend[type] ?? ''}: ${asked.here(range)}`);
  }
  return found;
}

function grown(range: SelectionRange | undefined): readonly SelectionRange[] {
  return range === undefined ? [] : [range, ...grown(range.parent)];
}

const answers: Readonly<Record<MatrixFeature, Answer>> = {
  diagnostics: (asked) => {
    const shown: readonly Diagnostic[] = asked.client.shown().get(asked.uri) ?? [];
    return Promise.resolve(shown.map(({ code, range }) => `${code ?? ''}: ${asked.here(range)}`));
  },
  'complete keys': complete,
  'complete values': complete,
  'complete references': complete,
  snippets: (asked) => asked.complete(true),
  hover: async (asked) => {
    const found = await asked.request<Hover | null>('hover');
    return found === null ? [] : [(found.contents as MarkupContent).value];
  },
  definition,
  references,
  highlights: async (asked) =>
    (await asked.request<DocumentHighlight[]>('documentHighlight')).map(
      ({ range, kind }) =>
        `${kind === DocumentHighlightKind.Write ? 'declaration' : 'use'}: ${asked.line(range.start.line)}`,
    ),
  'document symbols': async (asked) => names(await asked.request<DocumentSymbol[]>('documentSymbol')),
  'workspace symbols': async (asked) => {
    const query = asked.question.ask;
    const found = await asked.client.request<SymbolInformation[]>('workspace/symbol', { query });
    return found.map(({ name, location }) => `${asked.pathOf(location.uri)}: ${name}`);
  },
  'call hierarchy': calls,
  rename: async (asked) =>
    asked.after(await asked.request<WorkspaceEdit>('rename', { newName: asked.question.ask })),
  links: async (asked) =>
    (await asked.request<DocumentLink[]>('documentLink')).map(
      ({ range, target = '' }) => `${asked.here(range)} -> ${asked.pathOf(target)}`,
    ),
  folding: async (asked) =>
    (await asked.request<FoldingRange[]>('foldingRange')).map(
      ({ startLine, endLine }) => `${asked.line(startLine)} … ${asked.line(endLine)}`,
    ),
  'selection ranges': async (asked) => {
    const [first] = await asked.request<SelectionRange[]>('selectionRange', { positions: [asked.at] });
    return grown(first).map(({ range }) => asked.here(range));
  },
  'semantic tokens': tokens,
  'inlay hints': async (asked) =>
    (await asked.request<InlayHint[]>('inlayHint', { range: asked.whole })).map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    ),
  'code lenses': async (asked) =>
    (await asked.request<CodeLens[]>('codeLens')).map(({ command }) => command?.title ?? ''),
  'quick fixes': act,
  suppress: act,
  extract: act,
  inline: act,
  'new major version': act,
  'sort keys': act,
  convert: act,
  format: async (asked) => {
    const options = { tabSize: 2, insertSpaces: true };
    return asked.afterEdits(await asked.request<TextEdit[]>('formatting', { options }));
  },
  'from programs': async (asked) => {
    const found = await asked.request<Hover | null>('hover');
    const markdown = found === null ? '' : (found.contents as MarkupContent).value;
    const shown = [...markdown.matchAll(/`([^`]*)`/g)].map(([, words = '']) => `shows ${words}`);
    return [...(await definition(asked)), ...shown];
  },
  'to programs': async (asked) => {
    const handlers = await asked.request<Location[]>('implementation');
    const all = handlers.map((handler) => `handler ${asked.place(handler)}`);
    return [...(await references(asked)), ...(await definition(asked)), ...all];
  },
};
