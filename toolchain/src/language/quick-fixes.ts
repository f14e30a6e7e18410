import type { Diagnostic, Range } from '../diagnostic.ts';
import { nothingDeclared } from '../model/declarations.ts';
import { linksOf } from '../model/link.ts';
import type { Fix, FixRequest } from './quick-fixes/fix.ts';
import { fixersOf } from './quick-fixes/fixers.ts';
import { placeOfFinding } from './quick-fixes/place-of-finding.ts';
import { suggestionFixes } from './quick-fixes/suggestions.ts';
import { suppressFixes } from './quick-fixes/suppress.ts';
import type { Snapshot } from './snapshot.ts';

/** A way to mend a finding, or to leave it out. */
export interface QuickFix extends Fix {
  readonly finding: Diagnostic;
  readonly kind: 'fix' | 'suppress';
  /** Of several ways the one that is most likely meant. */
  readonly isPreferred: boolean;
}

/** What can be done about the findings in a range of a file. */
export function quickFixes(snapshot: Snapshot, path: string, range: Range): readonly QuickFix[] {
  return snapshot.findings
    .filter((finding) => finding.file === path && touches(finding.range, range))
    .flatMap((finding) => fixesOf(snapshot, finding));
}

/** What can be done about a finding; the likeliest comes first. */
export function fixesOf(snapshot: Snapshot, finding: Diagnostic): readonly QuickFix[] {
  const request = requestFor(snapshot, finding);
  if (request === undefined) return [];
  const suggested = suggestionFixes(request);
  const others = fixersOf(finding.code).flatMap((fixer) => fixer(request));
  // Where a name may be meant, making or removing something is no longer what can only be meant.
  const doubtful = others.map((way): Fix => ({ ...way, safety: 'look' }));
  const ways = [...suggested, ...(suggested.length > 0 ? doubtful : others)];
  const fixes = ways.filter((way, index) => isOurs(snapshot, way) && firstOf(ways, way) === index);
  const isClear = fixes.length === 1 || fixes[0]?.safety === 'safe';
  const mending = fixes.map((way, index): QuickFix => {
    return { ...way, finding, kind: 'fix', isPreferred: isClear && index === 0 };
  });
  const suppressing = suppressFixes(request).map((way): QuickFix => {
    return { ...way, finding, kind: 'suppress', isPreferred: false };
  });
  return [...mending, ...suppressing];
}

function requestFor(snapshot: Snapshot, finding: Diagnostic): FixRequest | undefined {
  const { workspace } = snapshot;
  const entry = snapshot.document(finding.file) ?? baselineEntry(snapshot, finding.file);
  if (entry === undefined || entry.imported) return undefined;
  const { document } = entry;
  const found = placeOfFinding(document, finding.range);
  const { pointer, keys, part } = found ?? { pointer: '', keys: [], part: 'value' as const };
  const value = found === undefined ? undefined : valueOf(document.value, keys);
  return { snapshot, workspace, finding, entry, document, place: { document, pointer }, part, keys, value };
}

function baselineEntry({ workspace }: Snapshot, path: string): FixRequest['entry'] | undefined {
  const { baseline } = workspace;
  if (baseline?.path !== path) return undefined;
  return { document: baseline, kind: 'other', imported: false, declares: nothingDeclared };
}

function valueOf(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    root,
  );
}

/** Other workspaces mend their files themselves. */
function isOurs({ workspace }: Snapshot, { edit }: Fix): boolean {
  const { documents } = linksOf(workspace);
  return Object.keys(edit.edits).every((path) => documents.get(path)?.imported !== true);
}

function firstOf(ways: readonly Fix[], way: Fix): number {
  return ways.findIndex(({ title }) => title === way.title);
}

function touches(finding: Range, range: Range): boolean {
  return finding.start.offset <= range.end.offset && range.start.offset <= finding.end.offset;
}
