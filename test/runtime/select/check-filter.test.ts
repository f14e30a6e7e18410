import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFilter, isParleyError, type FilterSpec } from '@parley/runtime';

describe('assertFilter', () => {
  const deep = (levels: number): unknown => (levels === 0 ? {} : { not: deep(levels - 1) });
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [null, /filter: null is no filter/],
    ['x', /filter: "x" is no filter/],
    [[], /filter: a list is no filter/],
    [{ typ: 'a.v1' }, /at \/typ: there is no such member; there are type, sender/],
    [{ constructor: 'a' }, /at \/constructor: there is no such member/],
    [{ type: 7 }, /at \/type: 7 is no message type/],
    [{ type: ['a.v1', 'A'] }, /at \/type\/1: "A" is no message type/],
    [{ channel: 'a.b*' }, /at \/channel: "a.b\*" is no channel/],
    [{ sender: '' }, /at \/sender: "" is no agent/],
    [{ priority: 'urgent' }, /at \/priority: "urgent" is no priority: low/],
    [{ priority: ['low', 3] }, /at \/priority\/1: 3 is no priority/],
    [{ priority: { above: 'low' } }, /at \/priority\/above: a range of priorities has from and to/],
    [{ priority: { from: 'x' } }, /at \/priority\/from: "x" is no priority/],
    [{ headers: [] }, /at \/headers: a list is no object/],
    [{ headers: { a: false } }, /at \/headers\/a: false is no text/],
    [{ and: {} }, /at \/and: an object is no list of filters/],
    [{ or: [{}, { not: { type: 1 } }] }, /at \/or\/1\/not\/type: 1 is no message type/],
    [deep(40), /nested deeper than 32/],
    [{ tags: Array.from({ length: 2_000 }, String) }, /at \/tags: more than 1000 values/],
    [{ or: Array.from({ length: 2_000 }, () => ({})) }, /at \/or: more than 1000 filters/],
  ];
  for (const [spec, message] of wrong) {
    it(`says what is wrong: ${String(message)}`, () => {
      assert.throws(() => createFilter(spec as FilterSpec), { code: 'invalid_argument', message });
    });
  }

  it('takes a member that is undefined for one that is not there', () => {
    assert.ok(
      createFilter({ type: undefined } as unknown as FilterSpec).matches({
        id: '1',
        sender: 'a',
        type: 'b',
        data: 1,
      }),
    );
  });

  it('throws nothing but that error, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          createFilter(value as FilterSpec);
        } catch (error) {
          assert.ok(isParleyError(error) && error.code === 'invalid_argument');
        }
      }),
    );
  });
});
