import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileQuery } from '#explorer/query/compile.ts';
import { parseQuery } from '#explorer/query/parse.ts';
import { View } from '#explorer/query/view.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { newRow } from '../support/rows.ts';

const view = (store: MessageStore, text: string) =>
  new View(store, compileQuery(parseQuery(text).query, { nowMs: 0 }));

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
