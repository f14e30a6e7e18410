import { type Location } from '../diagnostic.ts';
import type { WorkspaceDocument } from '../model/workspace.ts';
import { useAt, usesOf } from './references/find-uses.ts';
import type { ContractSymbol } from './references/symbol.ts';
import { parameterUses } from './references/parameter-uses.ts';
import { type Use, locationOfUse } from './references/use.ts';
import type { Snapshot } from './snapshot.ts';

/** Every place at which the name under the cursor is written. */
export function referencesAt(
  snapshot: Snapshot,
  path: string,
  at: { readonly offset: number; readonly declaration: boolean },
): readonly Location[] {
  const use = useAt(snapshot, path, at.offset);
  if (use === undefined) return [];
  const uses = sameName(snapshot, use);
  return distinct(uses.filter(({ role }) => at.declaration || role !== 'declares').map(locationOfUse));
}

/** Every place in the contracts at which a name is written. */
export function symbolReferences(
  snapshot: Snapshot,
  symbol: ContractSymbol,
  declaration: boolean,
): readonly Location[] {
  const uses = usesOf(snapshot, symbol).filter(({ role }) => declaration || role !== 'declares');
  return distinct(uses.map(locationOfUse));
}

/** The uses that mean the same as this one; `documents` are those to look into. */
export function sameName(
  snapshot: Snapshot,
  use: Use,
  documents?: readonly WorkspaceDocument[],
): readonly Use[] {
  return use.symbol.kind === 'parameter'
    ? parameterUses(snapshot.workspace, use)
    : usesOf(snapshot, use.symbol, documents);
}

/** Aliases make several values of one text. */
export function distinct(locations: readonly Location[]): readonly Location[] {
  const keys = new Set<string>();
  return locations.filter(({ file, range }) => {
    const key = `${range.start.offset} ${file}`;
    return !keys.has(key) && keys.add(key);
  });
}
