import assert from 'node:assert/strict';
import type { Range } from '#toolchain/diagnostic.ts';
import { incomingCalls, outgoingCalls, prepareCalls } from '#toolchain/language/call-hierarchy.ts';
import { codeLenses } from '#toolchain/language/code-lenses.ts';
import { definitionAt } from '#toolchain/language/definition.ts';
import { type DocumentSymbol, documentSymbols } from '#toolchain/language/document-symbols.ts';
import { applyEdit } from '#toolchain/language/edit.ts';
import { foldingRanges } from '#toolchain/language/folding.ts';
import { inlayHints } from '#toolchain/language/inlay-hints.ts';
import { documentLinks } from '#toolchain/language/links.ts';
import { referencesAt } from '#toolchain/language/references.ts';
import { prepareRename, renameAt } from '#toolchain/language/rename.ts';
import { selectionRangesAt } from '#toolchain/language/selection-ranges.ts';
import { semanticTokens } from '#toolchain/language/semantic-tokens.ts';
import type { Snapshot } from '#toolchain/language/snapshot.ts';
import { workspaceSymbols } from '#toolchain/language/workspace-symbols.ts';
import { createLineIndex } from '#toolchain/source/lines.ts';

/** Each feature by its name, asked at an offset of a file. */
const questions: Readonly<Record<string, (snapshot: Snapshot, path: string, offset: number) => unknown>> = {
  definition: definitionAt,
  references: (snapshot, path, offset) => referencesAt(snapshot, path, { offset, declaration: true }),
  prepareRename,
  rename: (snapshot, path, offset) => renameAt(snapshot, path, { offset, name: 'zz' }),
  documentSymbols,
  workspaceSymbols: (snapshot) => workspaceSymbols(snapshot, 're'),
  calls: (snapshot, path, offset) => {
    const item = prepareCalls(snapshot, path, offset);
    return item && [incomingCalls(snapshot, item.symbol), outgoingCalls(snapshot, item.symbol)];
  },
  links: documentLinks,
  folding: foldingRanges,
  selection: selectionRangesAt,
  semanticTokens,
  inlayHints: (snapshot, path) =>
    inlayHints(snapshot, path, createLineIndex(' '.repeat(10_000)).rangeOf(0, 10_000)),
  codeLenses,
};

/** Asks a snapshot all there is to ask, and looks whether the answers are such as editors take. */
export function askEverything(snapshot: Snapshot, path: string, offset: number): void {
  for (const ask of Object.values(questions)) ask(snapshot, path, offset);
  documentSymbols(snapshot, path).forEach(assertContained);
  for (const { startLine, endLine } of foldingRanges(snapshot, path)) assert.ok(startLine < endLine);
  let inner: Range | undefined;
  for (const range of selectionRangesAt(snapshot, path, offset)) {
    assert.ok(inner === undefined || isInside(inner, range), 'selections grow');
    assert.ok(range.start.offset <= offset && offset <= range.end.offset, 'selections hold the cursor');
    inner = range;
  }
  let end = 0;
  for (const { range } of semanticTokens(snapshot, path)) {
    assert.ok(range.start.offset >= end && range.start.line === range.end.line, 'tokens follow each other');
    end = range.end.offset;
  }
  const edited = renameAt(snapshot, path, { offset, name: 'zz.v1' });
  const files = snapshot.workspace.documents.map(({ document: { path: file, text } }) => ({
    path: file,
    text,
  }));
  if (edited.kind === 'renamed') applyEdit(files, edited.edit);
}

function assertContained({ name, range, selection, children }: DocumentSymbol): void {
  assert.ok(isInside(selection, range), `${name} is selected inside of itself`);
  children.forEach(assertContained);
}

function isInside(inner: Range, outer: Range): boolean {
  return inner.start.offset >= outer.start.offset && inner.end.offset <= outer.end.offset;
}
