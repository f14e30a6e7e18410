import assert from 'node:assert/strict';
import { cut, formatTable } from '#cli/operate/table.ts';

const columns = [
  { title: 'ID' },
  { title: 'NAME', canShrink: true },
  { title: 'PLACE', canShrink: true },
] as const;

describe('formatTable', () => {
  it('puts cells under their titles', () => {
    const { head, lines } = formatTable(
      columns,
      [
        ['1', 'a', 'here'],
        ['22', 'long name', ''],
      ],
      undefined,
    );
    assert.deepEqual([head, ...lines], ['ID  NAME       PLACE', '1   a          here', '22  long name']);
  });

  it('cuts the widest of the columns that may be cut', () => {
    const row = ['12345678', 'x'.repeat(40), 'y'.repeat(20)];
    const { lines } = formatTable(columns, [row], 50);
    assert.deepEqual(lines, [`12345678  ${'x'.repeat(18)}…  ${'y'.repeat(18)}…`]);
    assert.equal(lines[0]?.length, 50);
  });

  it('leaves enough of a column to know it by', () => {
    const { lines } = formatTable(columns, [['1', 'x'.repeat(40), 'y'.repeat(40)]], 10);
    assert.deepEqual(lines, ['1   xxxxxxx…  yyyyyyy…']);
  });

  it('counts what takes two columns as two', () => {
    assert.deepEqual(formatTable(columns, [['1', '検査', 'x']], undefined).lines, ['1   検査  x']);
  });
});

describe('cut', () => {
  it('keeps the beginning, and says that there was more', () => {
    assert.deepEqual([cut('abcdef', 4), cut('abcd', 4)], ['abc…', 'abcd']);
  });
});
