import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringLiterals } from '#toolchain/language/code/string-literals.ts';

const values = (text: string) => stringLiterals(text).map(({ value }) => value);

describe('the strings of a program', () => {
  it('are found with their places', () => {
    const text = `send('a.b', "c");`;
    for (const { value, start, end } of stringLiterals(text)) assert.equal(text.slice(start, end), value);
    assert.deepEqual(values(text), ['a.b', 'c']);
  });

  it('are not those of comments, templates and regular expressions', () => {
    const text = [
      `// 'comment'`,
      `/* 'block' */ const a = 'one';`,
      "const b = `text 'no' ${f(\"two\")} 'no'`;",
      `const c = /['"]/g; const d = x / 2; const e = 'three'; const f = y / 'four'.length;`,
      `return /'/.test('five');`,
    ].join('\n');
    assert.deepEqual(values(text), ['one', 'two', 'three', 'four', 'five']);
  });

  it('are found in templates inside templates', () => {
    assert.deepEqual(values("`${`${{ a: 'in' }}`} 'no'`; 'out'"), ['in', 'out']);
  });

  it('are left out when they have an escape or no end', () => {
    assert.deepEqual(values(`'a\\'b'; 'open\n'next'`), ['next']);
  });

  it('never fail to end, whatever is typed', () => {
    const letters = fc.constantFrom(
      '"',
      "'",
      '`',
      '$',
      '{',
      '}',
      '/',
      '*',
      '\\',
      '\n',
      'a',
      ' ',
      '(',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const { value, start, end } of stringLiterals(text)) assert.equal(text.slice(start, end), value);
      }),
      { numRuns: 500 },
    );
  });
});
