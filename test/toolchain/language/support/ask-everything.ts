import { incomingCalls, outgoingCalls, prepareCalls } from '#toolchain/language/call-hierarchy.ts';
import { codeLenses } from '#toolchain/language/code-lenses.ts';
import { definitionAt } from '#toolchain/language/definition.ts';
import { documentSymbols } from '#toolchain/language/document-symbols.ts';
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

/** Asks a snapshot all there is to ask. */
export function askEverything(snapshot: Snapshot, path: string, offset: number): void {
  for (const ask of Object.values(questions)) ask(snapshot, path, offset);
}
