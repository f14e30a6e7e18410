import assert from 'node:assert/strict';
import { parameterFault } from '#runtime/codegen/parameter-schema.ts';

const table: readonly (readonly [unknown, readonly string[], readonly string[]])[] = [
  [true, ['a'], []],
  [false, [], ['a']],
  [{}, ['', 'a'], []],
  [{ type: 'string' }, ['1'], []],
  [{ type: ['number', 'null'] }, [], ['1']],
  [{ const: 'a' }, ['a'], ['b']],
  [{ enum: ['a', 'b'] }, ['a', 'b'], ['c', '']],
  [{ pattern: '^\\p{L}+$' }, ['ß'], ['1', '']],
  [{ minLength: 2, maxLength: 3 }, ['ab', '😀😀😀'], ['a', 'abcd']],
  [{ not: { const: 'a' } }, ['b'], ['a']],
  [{ allOf: [{ minLength: 2 }, { pattern: '^a' }] }, ['ab'], ['a', 'bb']],
  [{ anyOf: [{ const: 'a' }, { const: 'b' }] }, ['a', 'b'], ['c']],
  [{ oneOf: [{ minLength: 1 }, { minLength: 2 }] }, ['a'], ['ab', '']],
  [{ $ref: '#/$defs/a~1b', $defs: { 'a/b': { enum: ['x'] } } }, ['x'], ['y']],
  [{ minimum: 3, properties: {} }, ['1'], []],
];

describe('parameterFault', () => {
  for (const [schema, valid, invalid] of table) {
    it(`judges by ${JSON.stringify(schema)}`, () => {
      for (const value of valid) assert.equal(parameterFault(schema, value), undefined, value);
      for (const value of invalid) assert.notEqual(parameterFault(schema, value), undefined, value);
    });
  }

  it('names the value, the keyword and its limit', () => {
    assert.equal(parameterFault({ maxLength: 1 }, 'ab'), 'is "ab", against maxLength 1');
  });
});
