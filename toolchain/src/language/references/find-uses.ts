import { isPattern, patternMatches } from '../../model/names.ts';
import { linksOf } from '../../model/link.ts';
import type { Workspace, WorkspaceDocument } from '../../model/workspace.ts';
import { cursorAt } from '../cursor.ts';
import type { Snapshot } from '../snapshot.ts';
import { holds } from '../text.ts';
import { memberAt, memberUses } from './member-uses.ts';
import { mayLeadTo, referenceUse } from './resolve-reference.ts';
import { type ContractSymbol, symbolKey } from './symbol.ts';
import { type Use, locationOfUse } from './use.ts';
import { usesIn } from './uses-in.ts';

/** The name at an offset of the present text of a file. */
export function useAt(snapshot: Snapshot, path: string, offset: number): Use | undefined {
  const entry = snapshot.document(path);
  if (entry === undefined) return undefined;
  const { document, imported } = entry;
  const cursor = cursorAt(document, offset);
  const { pointer, part } = cursor;
  if (part === 'space') return undefined;
  const { byPointer, references, all } = usesIn(entry);
  const found = byPointer
    .get(pointer)
    ?.find((use) => use.part === part && holds(locationOfUse(use).range, offset));
  if (found !== undefined) return found;
  const reference = references.find(({ place }) => place.pointer === pointer);
  if (part === 'value' && reference !== undefined)
    return referenceUse(snapshot.workspace, reference, imported);
  const member = memberAt(entry, cursor);
  if (member !== undefined) return member;
  // The first key stands for the file as a whole.
  return all.find(({ place }) => place.pointer === '' && holds(document.locate('', 'key'), offset));
}

/** What the name at an offset means. */
export function symbolAt(snapshot: Snapshot, path: string, offset: number): ContractSymbol | undefined {
  return useAt(snapshot, path, offset)?.symbol;
}

/** Every place of a workspace, or of some of its documents, at which a symbol is declared or used, file by file. */
export function usesOf(
  { workspace }: Snapshot,
  symbol: ContractSymbol,
  documents: readonly WorkspaceDocument[] = workspace.documents,
): readonly Use[] {
  const key = symbolKey(symbol);
  const uses: Use[] = [];
  for (const entry of documents) {
    const { bySymbol, patterns } = usesIn(entry);
    for (const use of bySymbol.get(key) ?? []) uses.push(use);
    if (symbol.kind !== 'channel' || isPattern(symbol.name)) continue;
    for (const use of patterns) if (patternMatches(use.symbol.name, symbol.name)) uses.push(use);
  }
  const file = fileOf(workspace, symbol);
  if (file === undefined) return uses;
  return [...uses, ...memberUses(workspace, symbol), ...referencesTo(workspace, { file, key, documents })];
}

/** The uses that give a symbol its name. */
export function declarationsOf({ workspace }: Snapshot, symbol: ContractSymbol): readonly Use[] {
  const key = symbolKey(symbol);
  const uses = workspace.documents.flatMap((entry) => usesIn(entry).bySymbol.get(key) ?? []);
  return uses.filter(({ role }) => role === 'declares');
}

function fileOf(workspace: Workspace, { kind, name, file }: ContractSymbol): string | undefined {
  return kind === 'message' ? linksOf(workspace).messages.get(name)?.document.path : file;
}

interface Sought {
  readonly file: string;
  readonly key: string;
  readonly documents: readonly WorkspaceDocument[];
}

function referencesTo(workspace: Workspace, { file, key, documents }: Sought): readonly Use[] {
  const mayLead = mayLeadTo(workspace, file);
  const uses: Use[] = [];
  for (const entry of documents) {
    for (const reference of usesIn(entry).references) {
      const use = mayLead(reference) ? referenceUse(workspace, reference, entry.imported) : undefined;
      if (use !== undefined && symbolKey(use.symbol) === key) uses.push(use);
    }
  }
  return uses;
}
