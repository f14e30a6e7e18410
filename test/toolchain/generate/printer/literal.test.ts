import assert from 'node:assert/strict';
import { propertyName, stringLiteral, valueLiteral } from '#toolchain/generate/printer/literal.ts';
import { render } from '#toolchain/generate/printer/render.ts';

/** What the printed expression means to JavaScript. */
function evaluate(expression: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- literals of this test
  return (new Function(`return (${expression});`) as () => unknown)();
}

describe('stringLiteral', () => {
  it('says the same text to JavaScript', () => {
    for (const text of [
      '',
      "it's",
      '"',
      '\\',
      "\\'",
      '\n\r\t\0',
      '\u2028\u2029',
      '\ud800',
      '${x}`',
      '\\"',
      '</script>',
    ]) {
      assert.equal(evaluate(stringLiteral(text)), text);
    }
  });

  it('stands in single quotes', () => {
    assert.equal(stringLiteral('a "b"'), `'a "b"'`);
  });
});

describe('propertyName', () => {
  it('quotes what is no identifier', () => {
    assert.deepEqual(['a', 'größe', 'class', 'a-b', '1', ''].map(propertyName), [
      'a',
      'größe',
      'class',
      "'a-b'",
      "'1'",
      "''",
    ]);
  });
});

describe('valueLiteral', () => {
  it('says the same value to JavaScript', () => {
    const value = JSON.parse('{"a":[1,-0.5,1e30,null,true,{}],"b-c":{"__proto__":[]},"":"x"}') as object;
    const copy = evaluate(render(valueLiteral(value))) as object;
    assert.equal(JSON.stringify(copy), JSON.stringify(value));
    assert.equal(Object.getPrototypeOf(copy), Object.prototype);
  });
});
