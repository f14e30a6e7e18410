import assert from 'node:assert/strict';
import { bind, mismatch } from './pattern.ts';
import { createScope, type Scope } from './scope.ts';

const version7 = '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b';

function scopeOf(slackMs = 0): Scope {
  const scope = createScope(Date.UTC(2026, 0, 1), slackMs);
  scope.bound.set('five', 5);
  scope.payloads.set('in', Buffer.from('{"a":1}'));
  return scope;
}

describe('mismatch', () => {
  for (const [pattern, right, wrong] of [
    [1, [1], [2, '1', null, undefined]],
    [
      { a: 1, b: [1, 2] },
      [{ b: [1, 2], a: 1 }],
      [{ a: 1 }, { a: 1, b: [2, 1] }, { a: 1, b: [1, 2], c: 3 }, [], null],
    ],
    [{ $more: true, a: 1 }, [{ a: 1, b: 2 }], [{ b: 2 }, 1]],
    [[1, { $any: true }], [[1, null]], [[1], [1, 2, 3], { 0: 1 }]],
    [{ $any: true }, [null, 0, ''], [undefined]],
    [{ $text: true }, ['x'], ['', 1, undefined]],
    [{ $match: '^a+$' }, ['aa'], ['ab', 1]],
    [{ $uuid: 7 }, [version7], [version7.toUpperCase(), version7.replace('7cc1', '8cc1'), 'x', undefined]],
    [{ $seq: 2 }, ['17.2', '0.2'], ['17.3', '2', 'a.2', 2]],
    [{ $number: [1, 2] }, [1, 1.5, 2], [0.9, 2.1, '1']],
    [
      { $time: 1000 },
      ['2026-01-01T00:00:01.000Z'],
      ['2026-01-01T00:00:01.001Z', '2026-01-01T00:00:01Z', 1000],
    ],
    [{ $time: [0, 1000] }, ['2026-01-01T00:00:00.500Z'], ['2025-12-31T23:59:59.999Z']],
    [{ $same: 'five' }, [5], [6, '5']],
    [{ $above: 'five' }, [6], [5, '6']],
    [{ $bytesOf: 'in' }, ['eyJhIjoxfQ=='], ['eyJhIjoxfQ']],
    [{ $sizeOf: 'in' }, [7], [8]],
    [{ $maybe: 'x' }, ['x', undefined], ['y', null]],
    [{ $bind: 'n', $uuid: 7 }, [version7], ['x']],
  ] as const) {
    it(`${JSON.stringify(pattern)} takes what it says, and nothing else`, () => {
      const place = { path: '', scope: scopeOf() };
      for (const value of right) assert.equal(mismatch(pattern, value, place), undefined);
      for (const value of wrong)
        assert.equal(typeof mismatch(pattern, value, place), 'string', JSON.stringify(value));
    });
  }

  it('takes times that are a little late where the scope allows it', () => {
    const place = { path: '', scope: scopeOf(500) };
    assert.equal(mismatch({ $time: 1000 }, '2026-01-01T00:00:01.400Z', place), undefined);
    assert.match(mismatch({ $time: 1000 }, '2026-01-01T00:00:01.600Z', place) ?? '', /a time from 1000/);
    assert.match(mismatch({ $time: 1000 }, '2026-01-01T00:00:00.900Z', place) ?? '', /a time from 1000/);
  });

  it('refers to what is bound further on in the same value', () => {
    const scope = scopeOf();
    const pattern = { cause: { $same: 'id' }, id: { $bind: 'id' } };
    const value = { cause: 'x', id: 'x' };
    bind(pattern, value, scope);
    assert.equal(mismatch(pattern, value, { path: '', scope }), undefined);
  });
});
