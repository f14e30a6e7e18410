import assert from 'node:assert/strict';
import { readMarks } from '#toolchain/explain/marks.ts';

describe('readMarks', () => {
  it('gives the text and what was marked, in the text without marks', () => {
    assert.deepEqual(readMarks('a: ⟪b⟫\nc: ⟪d⟫\n'), {
      text: 'a: b\nc: d\n',
      ranges: [
        { start: 3, end: 4 },
        { start: 8, end: 9 },
      ],
    });
  });

  it('knows marks with nothing in them', () => {
    assert.deepEqual(readMarks('⟪⟫'), { text: '', ranges: [{ start: 0, end: 0 }] });
  });
});
