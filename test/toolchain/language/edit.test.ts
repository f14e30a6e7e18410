import assert from 'node:assert/strict';
import { type TextEdit, applyEdit, applyTextEdits } from '#toolchain/language/edit.ts';
import { createLineIndex } from '#toolchain/source/lines.ts';

function edit(start: number, end: number, text: string): TextEdit {
  return { range: createLineIndex('0123456789').rangeOf(start, end), text };
}

describe('applyTextEdits', () => {
  it('applies edits in any order', () => {
    assert.equal(applyTextEdits('0123456789', [edit(5, 7, 'x'), edit(0, 1, 'abc')]), 'abc1234x789');
  });

  it('counts without a byte order mark and keeps it', () => {
    assert.equal(applyTextEdits('\uFEFF01', [edit(0, 1, 'a')]), '\uFEFFa1');
  });

  it('refuses edits that overlap', () => {
    assert.throws(() => applyTextEdits('0123456789', [edit(0, 3, ''), edit(2, 4, '')]), /overlap/);
  });
});

describe('applyEdit', () => {
  it('edits, creates and renames files', () => {
    const files = [
      { path: 'a', text: '01' },
      { path: 'b', text: '01' },
    ];
    const after = applyEdit(files, {
      edits: { a: [edit(0, 1, 'x')] },
      creates: [{ path: 'd', text: 'new' }],
      renames: [{ from: 'a', to: 'c' }],
    });
    assert.deepEqual(after, [
      { path: 'c', text: 'x1' },
      { path: 'b', text: '01' },
      { path: 'd', text: 'new' },
    ]);
  });
});
