import {
  type DocumentSymbol,
  type WorkspaceEdit,
  codeDefinitionAt,
  codeHoverAt,
  codeLenses,
  codeLocations,
  completionAt,
  definitionAt,
  documentLinks,
  documentSymbols,
  foldingRanges,
  formatEdits,
  handledPlaces,
  handlersAt,
  highlightsAt,
  hoverAt,
  incomingCalls,
  inlayHints,
  outgoingCalls,
  prepareCalls,
  quickFixes,
  refactorings,
  referencesAt,
  renameAt,
  selectionRangesAt,
  semanticTokens,
  symbolAt,
  workspaceSymbols,
} from '@parley/toolchain/language';
import type { MatrixFeature, MatrixLanguage, MatrixQuestion } from '../../support/language-matrix.ts';
import { Asked } from './asked.ts';

/** What the language service says, without an editor. */
export function askService(
  feature: MatrixFeature,
  language: MatrixLanguage,
  question: MatrixQuestion,
): readonly string[] {
  return answers[feature](new Asked(language, question));
}

type Answer = (asked: Asked) => readonly string[];

const complete =
  ({ takesSnippets }: { readonly takesSnippets: boolean }): Answer =>
  (asked) => {
    const { snapshot, question } = asked;
    const { items } = completionAt(snapshot, question.path, question.offset);
    const item = items.find(({ label }) => label === question.ask);
    if (item === undefined) return items.map(({ label }) => `offered: ${label}`);
    const text = takesSnippets ? (item.snippet ?? '') : item.edit.text;
    return asked.afterEdits([...item.more, { ...item.edit, text }]);
  };

const act: Answer = (asked) => {
  const { snapshot, question, at } = asked;
  const offered: readonly { readonly title: string; readonly edit: WorkspaceEdit }[] = [
    ...quickFixes(snapshot, question.path, at),
    ...refactorings(snapshot, question.path, at),
  ];
  const chosen = offered.find(({ title }) => title === question.ask);
  return chosen === undefined ? offered.map(({ title }) => `offered: ${title}`) : asked.after(chosen.edit);
};

function names(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children }) => [name, ...names(children)]);
}

function calls({ snapshot, question }: Asked): readonly string[] {
  const item = prepareCalls(snapshot, question.path, question.offset);
  if (item === undefined) return [];
  return [
    ...incomingCalls(snapshot, item.symbol).map((call) => `from ${call.item.symbol.name}`),
    ...outgoingCalls(snapshot, item.symbol).map((call) => `to ${call.item.symbol.name}`),
  ];
}

function references(asked: Asked): readonly string[] {
  const { snapshot, question, programs } = asked;
  const { path, offset } = question;
  const symbol = symbolAt(snapshot, path, offset);
  const inCode = symbol === undefined ? [] : codeLocations(programs, symbol);
  const inContracts = referencesAt(snapshot, path, { offset, declaration: true });
  return [...inContracts, ...inCode].map((location) => asked.place(location));
}

function definitions(asked: Asked): readonly string[] {
  const { path, offset } = asked.question;
  const found = definitionAt(asked.snapshot, path, offset);
  return (found?.targets ?? []).map((target) => asked.place(target));
}

function fromProgram(asked: Asked): readonly string[] {
  const { text, offset } = asked.question;
  const found = codeDefinitionAt(asked.snapshot, text, offset);
  const markdown = codeHoverAt(asked.snapshot, text, { offset })?.markdown ?? '';
  const shown = [...markdown.matchAll(/`([^`]*)`/g)].map(([, words = '']) => `shows ${words}`);
  return [...(found?.targets ?? []).map((target) => asked.place(target)), ...shown];
}

function toProgram(asked: Asked): readonly string[] {
  const { snapshot, question, programs: files } = asked;
  const handlers = handlersAt(snapshot, question.path, { offset: question.offset, files });
  const all = handlers.map((handler) => `handler ${asked.place(handler)}`);
  return [...references(asked), ...definitions(asked), ...all];
}

function lenses({ snapshot, question, programs }: Asked): readonly string[] {
  const handled = handledPlaces(snapshot, question.path, programs).flatMap(({ handlers }) =>
    handlers.map(({ file, range }) => `Handled in ${file}:${range.start.line + 1}`),
  );
  return [...codeLenses(snapshot, question.path).map(({ title }) => title), ...handled];
}

function rename(asked: Asked): readonly string[] {
  const { path, offset, ask } = asked.question;
  const renamed = renameAt(asked.snapshot, path, { offset, name: ask });
  return renamed.kind === 'refused' ? [renamed.reason] : asked.after(renamed.edit);
}

const answers: Readonly<Record<MatrixFeature, Answer>> = {
  diagnostics: (asked) =>
    asked.snapshot.findings
      .filter(({ file }) => file === asked.question.path)
      .map(({ code, file, range }) => `${code}: ${asked.textAt({ file, range })}`),
  'complete keys': complete({ takesSnippets: false }),
  'complete values': complete({ takesSnippets: false }),
  'complete references': complete({ takesSnippets: false }),
  snippets: complete({ takesSnippets: true }),
  hover: ({ snapshot, question: { path, offset } }) => [hoverAt(snapshot, path, { offset })?.markdown ?? ''],
  definition: definitions,
  references,
  highlights: (asked) =>
    highlightsAt(asked.snapshot, asked.question.path, asked.question.offset).map(
      ({ range, kind }) => `${kind}: ${asked.line(range.start.line)}`,
    ),
  'document symbols': ({ snapshot, question }) => names(documentSymbols(snapshot, question.path)),
  'workspace symbols': ({ snapshot, question }) =>
    workspaceSymbols(snapshot, question.ask).map(({ name, location }) => `${location.file}: ${name}`),
  'call hierarchy': calls,
  rename,
  links: (asked) =>
    documentLinks(asked.snapshot, asked.question.path).map(
      ({ range, target }) => `${asked.here(range)} -> ${target.file}`,
    ),
  folding: (asked) =>
    foldingRanges(asked.snapshot, asked.question.path).map(
      ({ startLine, endLine }) => `${asked.line(startLine)} … ${asked.line(endLine)}`,
    ),
  'selection ranges': (asked) =>
    selectionRangesAt(asked.snapshot, asked.question.path, asked.question.offset).map((range) =>
      asked.here(range),
    ),
  'semantic tokens': (asked) =>
    semanticTokens(asked.snapshot, asked.question.path).map(
      ({ range, type }) => `${type}: ${asked.here(range)}`,
    ),
  'inlay hints': ({ snapshot, question, whole }) =>
    inlayHints(snapshot, question.path, whole).map(({ label }) => label),
  'code lenses': lenses,
  'quick fixes': act,
  suppress: act,
  extract: act,
  inline: act,
  'new major version': act,
  'sort keys': act,
  convert: act,
  format: (asked) => asked.afterEdits(formatEdits(asked.snapshot, asked.question.path)),
  'from programs': fromProgram,
  'to programs': toProgram,
};
