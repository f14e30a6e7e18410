import { linksOf } from '../model/link.ts';
import { isReservedName } from '../model/names.ts';
import type { Workspace, WorkspaceDocument } from '../model/workspace.ts';
import { addressTokens } from './tokens/address-tokens.ts';
import type { SemanticToken, SemanticTokenModifier } from './tokens/token.ts';
import { referenceUse } from './references/resolve-reference.ts';
import { type Use, locationOfUse } from './references/use.ts';
import { usesIn } from './references/uses-in.ts';
import type { Snapshot } from './snapshot.ts';

/** The names in a document and the levels of its addresses, in the order of the text; none overlaps another. */
export function semanticTokens(snapshot: Snapshot, path: string): readonly SemanticToken[] {
  const entry = snapshot.steadyDocument(path);
  if (entry === undefined) return [];
  const tokens = [...nameTokens(snapshot.steady, entry), ...addressTokens(entry)].map((token) => ({
    ...token,
    range: snapshot.toPresent(path, token.range),
  }));
  tokens.sort((left, right) => left.range.start.offset - right.range.start.offset);
  let end = 0;
  return tokens.filter(({ range }) => {
    const isFree =
      range.start.offset >= end &&
      range.end.offset > range.start.offset &&
      range.start.line === range.end.line;
    if (isFree) end = range.end.offset;
    return isFree;
  });
}

function nameTokens(workspace: Workspace, entry: WorkspaceDocument): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const { all, references } = usesIn(entry);
  const resolved = references.flatMap(
    (reference) => referenceUse(workspace, reference, entry.imported) ?? [],
  );
  for (const use of [...all, ...resolved]) {
    const { symbol, place } = use;
    // A schema file as a whole is no name in its text.
    if (symbol.kind === 'capability' || (entry.kind === 'message' && place.pointer === '')) continue;
    tokens.push({
      range: locationOfUse(use).range,
      type: symbol.kind,
      modifiers: modifiersOf(workspace, use),
    });
  }
  return tokens;
}

function modifiersOf(workspace: Workspace, { symbol, role }: Use): readonly SemanticTokenModifier[] {
  const modifiers: SemanticTokenModifier[] = [];
  if (role === 'declares') modifiers.push('declaration');
  if (role === 'pattern') modifiers.push('pattern');
  if (symbol.kind !== 'channel') return modifiers;
  if (role === 'reserved' || isReservedName(symbol.name)) modifiers.push('reserved');
  const channel = linksOf(workspace).channels.get(symbol.name);
  if ((channel?.resolved.deprecated ?? null) !== null) modifiers.push('deprecated');
  return modifiers;
}
