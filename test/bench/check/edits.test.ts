import assert from 'node:assert/strict';
import { createChecker, createWorkspace } from '@parley/toolchain';
import { createEdits } from './edits.ts';
import { generateWorkspace } from './parley-files.ts';

describe('createEdits', () => {
  const files = generateWorkspace({ seed: 1, files: 100 });

  it('changes one file at a time and undoes each change', () => {
    const edits = createEdits(files, 20, 1);
    assert.equal(edits.length, 20);
    for (const [number, { index, text }] of edits.entries())
      assert.equal(text === files[index]?.text, number % 2 === 1);
    assert.deepEqual(edits, createEdits(files, 20, 1));
  });

  it('makes findings come and go', () => {
    const texts = [...files];
    const checker = createChecker();
    let workspace = createWorkspace({ folder: '', files: texts });
    const counts = createEdits(files, 60, 1).map(({ index, text }) => {
      texts[index] = { path: texts[index]?.path ?? '', text };
      workspace = createWorkspace({ folder: '', files: [...texts] }, workspace);
      return checker.check(workspace).findings.length;
    });
    assert.ok(counts.some((count) => count > 0));
    assert.ok(counts.filter((_, number) => number % 2 === 1).every((count) => count === 0));
  });
});
