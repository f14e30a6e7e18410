import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkTimeline, isParleyError, type TimelineSpec } from '@parley/runtime';

describe('assertTimeline', () => {
  const match = {};
  const deep = (levels: number): unknown => (levels === 0 ? { match } : { either: [[deep(levels - 1)]] });
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [null, /^\[invalid_argument\] timeline: an object with `steps` is needed/],
    [{}, /at \/steps: a list of one step or more is needed/],
    [{ steps: [] }, /at \/steps: a list of one step or more is needed/],
    [
      { steps: [{ match }], within: 1 },
      /at \/within: there is no such member; there are steps, by, withinMs/,
    ],
    [{ steps: [{ match }], withinMs: 0 }, /at \/withinMs: milliseconds above 0 are needed/],
    [{ steps: [{ match }], by: 'vehicle' }, /at \/by: give correlationId, causationId/],
    [{ steps: [{ match }], by: 'header:' }, /at \/by: give correlationId, causationId/],
    [{ steps: ['a'] }, /at \/steps\/0: a step is an object with `match` or `either`/],
    [{ steps: [{ match, optional: 1 }] }, /at \/steps\/0\/optional: true or false is needed/],
    [{ steps: [{ match, repeat: 'no' }] }, /at \/steps\/0\/repeat: true or false is needed/],
    [{ steps: [{ match, withinMs: '5s' }] }, /at \/steps\/0\/withinMs: milliseconds above 0/],
    [{ steps: [{ match, name: 7 }] }, /at \/steps\/0\/name: a text is needed/],
    [{ steps: [{ match, mach: 7 }] }, /at \/steps\/0\/mach: there is no such member; there are name, match/],
    [
      { steps: [{ match }, { match: { type: 7 } }] },
      /filter at \/steps\/1\/match\/type: 7 is no message type/,
    ],
    [{ steps: [{ either: [] }] }, /at \/steps\/0\/either: a list of sequences is needed/],
    [{ steps: [{ either: [[{ match }], []] }] }, /at \/steps\/0\/either\/1: a list of one step/],
    [{ steps: [{ either: [[{ match }]], withinMs: 1 }] }, /at \/steps\/0\/withinMs: there is no such member/],
    [{ steps: [deep(20)] }, /steps are nested deeper than 16/],
    [{ steps: Array.from({ length: 2_000 }, () => ({ match })) }, /at \/steps: more than 1000 steps/],
  ];
  for (const [spec, message] of wrong) {
    it(`says what is wrong: ${String(message)}`, () => {
      assert.throws(() => checkTimeline([], spec as TimelineSpec), { code: 'invalid_argument', message });
    });
  }

  it('throws nothing but that error, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const spec of [value, { steps: [value] }, { steps: [{ match: value }] }])
          try {
            checkTimeline([], spec as TimelineSpec);
          } catch (error) {
            assert.ok(isParleyError(error) && error.code === 'invalid_argument');
          }
      }),
    );
  });
});
