import assert from 'node:assert/strict';
import { createStrip } from '#explorer/engine/strip.ts';
import { compileQuery } from '#explorer/query/compile.ts';
import { parseQuery } from '#explorer/query/parse.ts';
import { View } from '#explorer/query/view.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { newRow } from '../support/rows.ts';

function strip(query: string, bars: number, store: MessageStore) {
  const view = new View(store, compileQuery(parseQuery(query).query, { nowMs: 0 }));
  view.finish();
  return createStrip(store, view, bars);
}

describe('the bars over the log', () => {
  it('add up to what is kept and to what is found', () => {
    const store = new MessageStore({ maxRows: 64 });
    for (let index = 0; index < 100; index++) {
      store.append(
        newRow({
          receivedAtMs: index * 37,
          verdict: index % 3 === 0 ? 'invalid' : 'valid',
          channel: index % 2 ? 'a' : 'b',
        }),
      );
    }
    const { bars, fromMs, toMs } = strip('channel:a', 7, store);
    const sum = (name: 'total' | 'found' | 'invalid') => bars.reduce((all, bar) => all + bar[name], 0);
    assert.deepEqual([bars.length, sum('total'), sum('found'), sum('invalid')], [7, 64, 32, 11]);
    assert.deepEqual([fromMs, toMs], [36 * 37, 99 * 37]);
  });

  it('are none while nothing came', () => {
    assert.deepEqual(strip('', 10, new MessageStore()), { fromMs: 0, toMs: 0, bars: [] });
  });

  it('hold what came while the clock went back', () => {
    const store = new MessageStore();
    for (const receivedAtMs of [5000, 1000, 6000]) store.append(newRow({ receivedAtMs }));
    assert.deepEqual(
      strip('', 2, store).bars.map(({ total }) => total),
      [2, 1],
    );
  });

  it('know how long replies took', () => {
    const store = new MessageStore();
    for (let index = 1; index <= 20; index++) store.append(newRow({ latencyMs: index }));
    assert.equal(strip('', 1, store).bars[0]?.p95, 19);
  });
});
