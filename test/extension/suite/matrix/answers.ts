import {
  type CallHierarchyItem,
  type CodeAction,
  type CodeLens,
  type CompletionList,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  type MarkdownString,
  Range,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SymbolInformation,
  TextEdit,
  type WorkspaceEdit,
  commands,
  languages,
} from 'vscode';
import type { MatrixFeature } from '../../../support/language-matrix.ts';
import { type Asked, plainText } from './asked.ts';

type Answer = (asked: Asked) => Promise<readonly string[]>;

const complete =
  ({ takesSnippets }: { readonly takesSnippets: boolean }): Answer =>
  async (asked) => {
    const { items } = await asked.run<CompletionList>('executeCompletionItemProvider', asked.at);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    const item = items[labels.indexOf(asked.question.ask)];
    if (item === undefined) return labels.map((label) => `offered: ${label}`);
    const { insertText = '', range, additionalTextEdits = [] } = item;
    const text = typeof insertText === 'string' ? insertText : insertText.value;
    const place = range instanceof Range ? range : (range?.replacing ?? new Range(asked.at, asked.at));
    const written = TextEdit.replace(place, takesSnippets ? text : plainText(text));
    return asked.afterEdits([...additionalTextEdits, written]);
  };

const act: Answer = async (asked) => {
  const range = new Range(asked.at, asked.at);
  const offered = await asked.run<CodeAction[]>('executeCodeActionProvider', range, undefined, 100);
  const chosen = offered.find(({ title }) => title === asked.question.ask);
  if (chosen === undefined) return offered.map(({ title }) => `offered: ${title}`);
  return chosen.edit === undefined ? [] : asked.after(chosen.edit);
};

const hovers: Answer = async (asked) => {
  const found = await asked.run<Hover[]>('executeHoverProvider', asked.at);
  return found.flatMap(({ contents }) => contents.map((text) => (text as MarkdownString).value));
};

function placeOf(asked: Asked, target: Location | LocationLink): string {
  if (!('targetUri' in target)) return asked.place(target.uri, target.range);
  return asked.place(target.targetUri, target.targetSelectionRange ?? target.targetRange);
}

const definition: Answer = async (asked) => {
  const found = await asked.run<(Location | LocationLink)[]>('executeDefinitionProvider', asked.at);
  return found.map((target) => placeOf(asked, target));
};

const references: Answer = async (asked) => {
  const found = await asked.run<Location[]>('executeReferenceProvider', asked.at);
  return found.map(({ uri, range }) => asked.place(uri, range));
};

const calls: Answer = async (asked) => {
  const [item] = await asked.run<CallHierarchyItem[]>('prepareCallHierarchy', asked.at);
  if (item === undefined) return [];
  const ask = (side: string): Thenable<{ from?: CallHierarchyItem; to?: CallHierarchyItem }[]> =>
    commands.executeCommand(`vscode.provide${side}Calls`, item);
  const [incoming, outgoing] = [await ask('Incoming'), await ask('Outgoing')];
  return [
    ...incoming.map(({ from }) => `from ${from?.name ?? ''}`),
    ...outgoing.map(({ to }) => `to ${to?.name ?? ''}`),
  ];
};

function names(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children }) => [name, ...names(children)]);
}

const tokens: Answer = async (asked) => {
  const { tokenTypes } = await asked.run<SemanticTokensLegend>('provideDocumentSemanticTokensLegend');
  const { data } = await asked.run<SemanticTokens>('provideDocumentSemanticTokens');
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    found.push(
      `${tokenTypes[type] ?? ''}: ${asked.here(new Range(line, character, line, character + length))}`,
    );
  }
  return found;
};

function grown(range: SelectionRange | undefined): readonly SelectionRange[] {
  return range === undefined ? [] : [range, ...grown(range.parent)];
}

/** What VS Code itself says when it is asked for a feature. */
export const answers: Readonly<Record<MatrixFeature, Answer>> = {
  diagnostics: (asked) => {
    const shown = languages.getDiagnostics(asked.document.uri).filter(({ source }) => source === 'parley');
    return Promise.resolve(
      shown.map(
        ({ code, range }) => `${typeof code === 'object' ? String(code.value) : ''}: ${asked.here(range)}`,
      ),
    );
  },
  'complete keys': complete({ takesSnippets: false }),
  'complete values': complete({ takesSnippets: false }),
  'complete references': complete({ takesSnippets: false }),
  snippets: complete({ takesSnippets: true }),
  hover: hovers,
  definition,
  references,
  highlights: async (asked) =>
    (await asked.run<DocumentHighlight[]>('executeDocumentHighlights', asked.at)).map(
      ({ range, kind }) =>
        `${kind === DocumentHighlightKind.Write ? 'declaration' : 'use'}: ${asked.line(range.start.line)}`,
    ),
  'document symbols': async (asked) =>
    names(await asked.run<DocumentSymbol[]>('executeDocumentSymbolProvider')),
  'workspace symbols': async (asked) => {
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      asked.question.ask,
    );
    return found.map(({ name, location }) => `${asked.pathOf(location.uri)}: ${name}`);
  },
  'call hierarchy': calls,
  rename: async (asked) =>
    asked.after(
      await asked.run<WorkspaceEdit>('executeDocumentRenameProvider', asked.at, asked.question.ask),
    ),
  links: async (asked) =>
    (await asked.run<DocumentLink[]>('executeLinkProvider', 100)).map(
      ({ range, target }) => `${asked.here(range)} -> ${target === undefined ? '' : asked.pathOf(target)}`,
    ),
  folding: async (asked) =>
    (await asked.run<FoldingRange[]>('executeFoldingRangeProvider')).map(
      ({ start, end }) => `${asked.line(start)} … ${asked.line(end)}`,
    ),
  'selection ranges': async (asked) => {
    const [first] = await asked.run<SelectionRange[]>('executeSelectionRangeProvider', [asked.at]);
    return grown(first).map(({ range }) => asked.here(range));
  },
  'semantic tokens': tokens,
  'inlay hints': async (asked) =>
    (await asked.run<InlayHint[]>('executeInlayHintProvider', asked.whole)).map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    ),
  'code lenses': async (asked) =>
    (await asked.run<CodeLens[]>('executeCodeLensProvider', 100)).map(({ command }) => command?.title ?? ''),
  'quick fixes': act,
  suppress: act,
  extract: act,
  inline: act,
  'new major version': act,
  'sort keys': act,
  convert: act,
  format: async (asked) => {
    const options = { tabSize: 2, insertSpaces: true };
    return asked.afterEdits(
      (await asked.run<TextEdit[] | undefined>('executeFormatDocumentProvider', options)) ?? [],
    );
  },
  'from programs': async (asked) => {
    const texts = await hovers(asked);
    const shown = [...texts.join('\n').matchAll(/`([^`]*)`/gu)].map(([, words = '']) => `shows ${words}`);
    return [...(await definition(asked)), ...shown];
  },
  'to programs': async (asked) => {
    const handlers = await asked.run<(Location | LocationLink)[]>('executeImplementationProvider', asked.at);
    const all = handlers.map((handler) => `handler ${placeOf(asked, handler)}`);
    return [...(await references(asked)), ...(await definition(asked)), ...all];
  },
};
