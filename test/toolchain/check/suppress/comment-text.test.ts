import assert from 'node:assert/strict';
import { readSuppression } from '#toolchain/check/suppress/comment-text.ts';

describe('readSuppression', () => {
  const cases: readonly (readonly [text: string, read: string | undefined])[] = [
    [' parley-ignore A_B: because', 'A_B: because'],
    ['parley-ignore A_B , C_D,E:  it is so: yes ', 'A_B C_D E: it is so: yes'],
    [' parley-ignore-file A_B: because', 'file A_B: because'],
    [' parley-ignore A_B', 'A_B: '],
    [' parley-ignore A_B C_D because', 'A_B C_D: '],
    [' parley-ignore A_B :', 'A_B: '],
    [' parley-ignore lower: because', 'lower: because'],
    [' parley-ignore', '!it names no rule'],
    [' parley-ignore: because', '!it names no rule'],
    [' parley-ignore-line A_B: because', '!"parley-ignore-line" is not known'],
    [' parley-ignored A_B: because', '!"parley-ignored" is not known'],
    [` parley-ignore ${'A_B,'.repeat(200)}: because`, '!it names more than 100 rules'],
    [' see parley-ignore A_B: because', undefined],
    [' anything else', undefined],
    ['', undefined],
  ];
  for (const [text, read] of cases) {
    it(`reads "${text}"`, () => {
      const said = readSuppression(text);
      if (said === undefined || read === undefined) {
        assert.deepEqual([said, read], [undefined, undefined]);
        return;
      }
      const names = said.rules.map(({ id }) => id).join(' ');
      const all = `${said.wholeFile ? 'file ' : ''}${names}: ${said.reason}`;
      assert.equal(said.fault === undefined ? all : `!${said.fault}`, read);
      for (const { id, start, end } of said.rules) assert.equal(text.slice(start, end), id);
    });
  }
});
