import assert from 'node:assert/strict';
import { canonicalJson } from '#toolchain/schema/canonical-json.ts';

describe('canonicalJson', () => {
  const table: readonly (readonly [unknown, string])[] = [
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [[333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
    ['€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    // The RFC's own example of sorting by UTF-16 code units.
    [
      { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [{}, '{}'],
  ];
  for (const [value, text] of table) {
    it(`writes ${text}`, () => {
      assert.equal(canonicalJson(value), text);
    });
  }

  it('refuses what JSON cannot say', () => {
    for (const value of [NaN, Infinity, undefined, 1n, '\ud800', { a: undefined }]) {
      assert.throws(() => canonicalJson(value), TypeError);
    }
  });
});
