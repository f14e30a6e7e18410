import assert from 'node:assert/strict';
import { assertAsked } from '#explorer/engine/asked.ts';

describe('assertAsked', () => {
  it('takes a question whose members are what they should be, and what it does not know', () => {
    for (const asked of [
      {},
      { query: '', from: -60, count: 0, descending: false },
      { atRow: undefined, other: [] },
    ])
      assert.doesNotThrow(() => {
        assertAsked(asked);
      });
  });

  const refused: readonly (readonly [string, unknown, RegExp])[] = [
    ['query', { length: 1e9 }, /^query must be a string$/],
    ['tab', null, /^tab must be a string$/],
    ['from', '0', /^from must be a number$/],
    ['bars', NaN, /^bars must be a number$/],
    ['count', -1, /^count must not be below 0$/],
    ['descending', 1, /^descending must be a boolean$/],
  ];
  for (const [name, value, message] of refused) {
    it(`refuses ${name} that is ${JSON.stringify(value)}`, () => {
      assert.throws(
        () => {
          assertAsked({ [name]: value });
        },
        { message },
      );
    });
  }
});
