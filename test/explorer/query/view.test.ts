import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileQuery } from '#explorer/query/compile.ts';
import { parseQuery } from '#explorer/query/parse.ts';
import { View } from '#explorer/query/view.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { newRow } from '../support/rows.ts';

const view = (store: MessageStore, text: string) =>
  new View(store, compileQuery(parseQuery(text).query, { nowMs: 0 }));

interface Wanted {
  readonly comparison: string;
  readonly text: string;
  readonly quoted: boolean;
}

/** What a comparison in a query means, said once more in the plainest way. */
function oracle(value: unknown, wanted: Wanted): boolean {
  if (value === undefined) return false;
  if (Array.isArray(value)) return value.some((item) => oracle(item, wanted));
  if (wanted.comparison === '=') return isSame(value, wanted);
  if (wanted.comparison === '!=') return !isSame(value, wanted);
  const bound = typeof value === 'number' ? Number(wanted.text) : wanted.text;
  if (typeof value !== typeof bound) return false;
  const [left, right] = [value as string, bound as string];
  return wanted.comparison === '>' ? left > right : left <= right;
}

function isSame(value: unknown, { text, quoted }: Wanted): boolean {
  if (typeof value === 'string') return text === '*' || value === text;
  return !quoted && (value === null || typeof value !== 'object') && JSON.stringify(value) === text;
}

function memberOf(object: unknown, key: string): unknown {
  const isThere = typeof object === 'object' && object !== null && Object.hasOwn(object, key);
  return isThere ? (object as Readonly<Record<string, unknown>>)[key] : undefined;
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
            const at = path.path.reduce<unknown>((object, key) => memberOf(object, key), event);
            const [first] = path.values;
            const wanted = {
              comparison: path.comparison,
              text: first?.text ?? '',
              quoted: first?.quoted === true,
            };
            return oracle(at, wanted) !== (query.kind === 'not') ? [row] : [];
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
    all.finish();
    assert.deepEqual([all.count, all.behind], [50_000, 0]);
  });

  it('finds the newest rows first, also those that came since', () => {
    const store = new MessageStore({ maxRows: 50_000 });
    for (let index = 0; index < 50_000; index++) store.append(newRow());
    const all = view(store, '');
    all.advance();
    assert.equal(all.at(all.count - 1), 49_999);
    for (let index = 0; index < 10; index++) store.append(newRow());
    all.advance();
    assert.equal(all.at(all.count - 1), 50_009);
    const found = all.count;
    all.advance();
    assert.ok(all.count > found);
    assert.deepEqual([all.at(all.count - 1), all.has(50_009), all.has(10)], [50_009, true, false]);
    all.finish();
    assert.deepEqual([all.count, all.at(0)], [store.kept, store.first]);
  });
});
