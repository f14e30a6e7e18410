import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkWorkspace } from '#toolchain/check/check-workspace.ts';
import { createChecker } from '#toolchain/check/checker.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import type { Workspace } from '#toolchain/model/workspace.ts';
import { type Files, anyEdit, soundWorkspace } from './edits.ts';

describe('createChecker', () => {
  it('finds after every edit just what a check from nothing finds', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (edits) => {
        const checker = createChecker();
        let workspace = create(soundWorkspace);
        checker.check(workspace);
        let files = soundWorkspace;
        for (const edit of edits) {
          files = edit(files);
          workspace = create(files, workspace);
          assert.deepEqual(checker.check(workspace).findings, checkWorkspace(create(files)));
        }
      }),
      { numRuns: 200 },
    );
  });
});

function create(files: Files, previous?: Workspace): Workspace {
  return createWorkspace({ folder: '', files: [...files.values()] }, previous);
}
