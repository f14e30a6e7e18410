import type { Range } from '../diagnostic.ts';
import { distinct, sameName } from './references.ts';
import { useAt } from './references/find-uses.ts';
import { type Use, locationOfUse } from './references/use.ts';
import type { Snapshot } from './snapshot.ts';

/** A place in the same document at which the name under the cursor is written. */
export interface Highlight {
  readonly range: Range;
  /** Whether the name is declared there. */
  readonly kind: 'declaration' | 'use';
}

/** Where else in a document the name under the cursor stands; asked whenever the cursor moves, so only there. */
export function highlightsAt(snapshot: Snapshot, path: string, offset: number): readonly Highlight[] {
  const entry = snapshot.document(path);
  const use = useAt(snapshot, path, offset);
  if (entry === undefined || use === undefined || isWholeFile(use)) return [];
  const here = sameName(snapshot, use, [entry]).filter(
    (other) => other.place.document === entry.document && !isWholeFile(other),
  );
  const declared = new Set(
    here.filter(({ role }) => role === 'declares').map((other) => locationOfUse(other).range.start.offset),
  );
  return distinct(here.map(locationOfUse)).map(({ range }) => ({
    range,
    kind: declared.has(range.start.offset) ? 'declaration' : 'use',
  }));
}

/** The first key of a schema stands for its file, but is not its name. */
function isWholeFile({ place }: Use): boolean {
  return place.pointer === '';
}
