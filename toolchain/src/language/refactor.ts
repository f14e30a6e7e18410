import type { Range } from '../diagnostic.ts';
import { cursorAt } from './cursor.ts';
import { convertLanguage } from './refactor/convert-language.ts';
import { extractSchema } from './refactor/extract-schema.ts';
import { inlineReference } from './refactor/inline-reference.ts';
import { newMajor } from './refactor/new-major.ts';
import type { RefactorRequest, Refactoring } from './refactor/refactoring.ts';
import { sortKeys } from './refactor/sort-keys.ts';
import type { Snapshot } from './snapshot.ts';

const makers: readonly ((request: RefactorRequest) => readonly Refactoring[])[] = [
  extractSchema,
  inlineReference,
  newMajor,
  sortKeys,
  convertLanguage,
];

/** The changes that can be asked for at a place. */
export function refactorings(snapshot: Snapshot, path: string, range: Range): readonly Refactoring[] {
  const entry = snapshot.document(path);
  if (entry === undefined || entry.imported || entry.kind === 'other') return [];
  const { document } = entry;
  // What cannot be read whole cannot be changed as a whole.
  if (document.findings.length > 0) return [];
  const cursor = cursorAt(document, range.start.offset);
  const request: RefactorRequest = { workspace: snapshot.workspace, entry, document, cursor, range };
  return makers.flatMap((make) => make(request));
}
