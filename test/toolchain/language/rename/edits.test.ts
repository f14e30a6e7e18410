import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdit } from '#toolchain/language/edit.ts';
import type { SymbolKind } from '#toolchain/language/references/symbol.ts';
import { locationOfUse } from '#toolchain/language/references/use.ts';
import { usesIn } from '#toolchain/language/references/uses-in.ts';
import { prepareRename, renameAt } from '#toolchain/language/rename.ts';
import { spokenName } from '#toolchain/language/rename/spoken-name.ts';
import { createLanguageSession } from '#toolchain/language/session.ts';
import type { Snapshot } from '#toolchain/language/snapshot.ts';
import type { WorkspaceFile } from '#toolchain/model/workspace.ts';
import { readWorkspace } from '#toolchain/node/read-workspace.ts';
import { anyEdit, soundWorkspace } from '../../check/edits.ts';

const fresh: Readonly<Partial<Record<string, string>>> = {
  channel: 'zz.renamed',
  agent: 'zz-renamed',
  message: 'zz.renamed.v1',
  parameter: 'zzRenamed',
  schema: 'zzRenamed',
  broker: 'zz-renamed',
};

/** Renames a name of a workspace and renames it back; how many names that were. */
function thereAndBack(files: readonly WorkspaceFile[], choose: (count: number) => number): number {
  const before = load.before(files);
  const uses = before.workspace.documents.flatMap((entry) => (entry.imported ? [] : usesIn(entry).all));
  const use = uses[choose(uses.length)];
  if (use === undefined) return 0;
  const { file, range } = locationOfUse(use);
  const name = fresh[use.symbol.kind];
  if (name === undefined) return 0;
  const renamed = renameAt(before, file, { offset: range.start.offset, name });
  if (renamed.kind === 'refused') return 0;
  const codes = codesOf(before);
  const changed = applyEdit(files, renamed.edit);
  const after = load.after(changed);
  const old = prepareRename(before, file, range.start.offset);
  assert.equal(old.kind, 'renamable');
  const place = placeOf(after, use.symbol.kind, name);
  const back = renameAt(after, place.file, { offset: place.offset, name: old.name });
  // A name that is not legal cannot come back.
  if (back.kind === 'refused' && back.reason.includes('is no legal name')) return 0;
  assert.equal(back.kind, 'renamed', JSON.stringify(back));
  assert.deepEqual(codesOf(after), codes, `${use.symbol.kind} ${use.symbol.name}`);
  assert.deepEqual(applyEdit(changed, back.edit), files);
  return 1;
}

/** Where a name is that only one symbol has. */
function placeOf(
  { workspace }: Snapshot,
  kind: SymbolKind,
  name: string,
): { readonly file: string; readonly offset: number } {
  const uses = workspace.documents.flatMap((entry) => usesIn(entry).all);
  const use = uses.find(({ symbol }) => symbol.kind === kind && spokenName(symbol) === name);
  assert.ok(use, `${kind} ${name} is there`);
  const { file, range } = locationOfUse(use);
  return { file, offset: range.start.offset };
}

/** Loads one version after the other, so that only what changed is judged again. */
function createLoader(): (files: readonly WorkspaceFile[]) => Snapshot {
  const session = createLanguageSession();
  let last: readonly WorkspaceFile[] | undefined;
  return (files) => {
    if (files !== last) session.load({ folder: '', files });
    last = files;
    return session.snapshot();
  };
}

const load = { before: createLoader(), after: createLoader() };

function codesOf({ findings }: Snapshot): readonly string[] {
  return findings.map(({ code }) => code).sort();
}

describe('renameAt and back', () => {
  it('leaves the texts of the example as they were, and its findings', async () => {
    const { files } = await readWorkspace('examples/vehicle-maintenance');
    const seen = new Set<string>();
    const before = load.before(files);
    const uses = before.workspace.documents.flatMap((entry) => usesIn(entry).all);
    let renamed = 0;
    for (const [index, { symbol }] of uses.entries()) {
      const key = `${symbol.kind} ${symbol.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      renamed += thereAndBack(files, () => index);
    }
    assert.ok(renamed > 40, `${renamed} of ${seen.size} names`);
  });

  it('leaves the texts of other workspaces as they were, and their findings', () => {
    let renamed = 0;
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 8 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (edits, at) => {
          let files = soundWorkspace;
          for (const edit of edits) files = edit(files);
          renamed += thereAndBack([...files.values()], (count) => Math.floor(at * count));
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(renamed > 20, `${renamed} of 200`);
  });
});
