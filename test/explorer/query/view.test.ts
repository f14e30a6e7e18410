import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileQuery } from '#explorer/query/compile.ts';
import { parseQuery } from '#explorer/query/parse.ts';
import { View } from '#explorer/query/view.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { newRow } from '../support/rows.ts';

const view = (store: MessageStore, text: string) =>
  new View(store, compileQuery(parseQuery(text).query, { nowMs: 0 }));

/** What a comparison in a query means, said once more in the plainest way. */
function oracle(value: unknown, comparison: string, text: string, isQuoted: boolean): boolean {
  if (value === undefined) return false;
  if (Array.isArray(value)) return value.some((item) => oracle(item, comparison, text, isQuoted));
  const equal =
    typeof value === 'string'
      ? text === '*' || value === text
      : !isQuoted && typeof value !== 'object'
        ? JSON.stringify(value) === text
        : !isQuoted && value === null && text === 'null';
  if (comparison === '=') return equal;
  if (comparison === '!=') return !equal;
  if (typeof value === 'number') return comparison === '>' ? value > Number(text) : value <= Number(text);
  if (typeof value !== 'string') return false;
  return comparison === '>' ? value > text : value <= text;
}

describe('a view', () => {
  it('has at every moment what a search from nothing finds', () => {
    const queries = ['valid:false', 'x or valid:true', '-x', 'size>20 x', 'channel:a $.n>3', '/x/'];
    const row = fc.record({
      isValid: fc.boolean(),
      n: fc.nat(6),
      text: fc.constantFrom('x', 'y'),
      isA: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...queries),
        fc.array(fc.array(row, { maxLength: 70 }), { maxLength: 6 }),
        (text, waves) => {
          const store = new MessageStore({ maxRows: 64 });
          const live = view(store, text);
          for (const wave of waves) {
            for (const { isValid, n, text: letters, isA } of wave) {
              const verdict = isValid ? 'valid' : 'invalid';
              store.append(newRow({ verdict, channel: isA ? 'a' : 'b', event: { n, letters } }));
            }
            live.finish();
            const fresh = view(store, text);
            fresh.finish();
            const rows = (of: View) => Array.from({ length: of.count }, (_, index) => of.at(index));
            assert.deepEqual(rows(live), rows(fresh));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('finds by a path what reading every payload finds', () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      fc.constantFrom(null, '1', 'é', '"', '\\'),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
    );
    const data = fc.record(
      { a: value, b: fc.record({ a: value }, { requiredKeys: [] }), c: fc.constantFrom('a', '"a":1') },
      { requiredKeys: [] },
    );
    const queries = [
      '$.a:1',
      '$.a>1',
      '$.a!=1',
      '$.b.a<=2',
      '$.a[0]:1',
      '$.a:true',
      '$.a:null',
      '$.a:"1"',
      '$.a:é',
      '$.c:*',
      '-$.a:1',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...queries),
        fc.array(data, { maxLength: 20 }),
        fc.constantFrom(undefined, 2),
        (text, events, space) => {
          const store = new MessageStore();
          for (const event of events) {
            const payload = Buffer.from(
              JSON.stringify({ specversion: '1.0', a: 1, data: event }, undefined, space),
            );
            store.append(newRow({ payload }));
          }
          const found = view(store, text);
          found.finish();
          const { query } = parseQuery(text);
          const path = query.kind === 'not' ? query.part : query;
          assert.ok(path.kind === 'path');
          const expected = events.flatMap((event, row) => {
            const at = path.path.reduce<unknown>(
              (object, key) =>
                (typeof object === 'object' && object !== null
                  ? Object.getOwnPropertyDescriptor(object, key)?.value
                  : undefined) as unknown,
              event,
            );
            return oracle(
              at,
              path.comparison,
              path.values[0]?.text ?? '',
              path.values[0]?.quoted === true,
            ) !==
              (query.kind === 'not')
              ? [row]
              : [];
          });
          assert.deepEqual(
            Array.from({ length: found.count }, (_, index) => found.at(index)),
            expected,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds the index of a row', () => {
    const store = new MessageStore();
    for (let index = 0; index < 10; index++)
      store.append(newRow({ verdict: index % 2 ? 'invalid' : 'valid' }));
    const odd = view(store, 'valid:false');
    odd.finish();
    assert.deepEqual(
      [odd.count, odd.at(1), odd.indexOf(3), odd.indexOf(4), odd.at(5)],
      [5, 3, 1, 2, undefined],
    );
  });

  it('looks at a great many rows piece by piece', () => {
    const store = new MessageStore({ maxRows: 50_000 });
    for (let index = 0; index < 50_000; index++) store.append(newRow());
    const all = view(store, '');
    assert.equal(all.advance(), true);
    assert.equal(all.count + all.behind, 50_000);
    assert.ok(all.behind > 0);
    assert.equal(all.advance(), false);
    assert.deepEqual([all.count, all.behind], [50_000, 0]);
  });
});
