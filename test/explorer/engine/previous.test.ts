import assert from 'node:assert/strict';
import { previousOf } from '#explorer/engine/previous.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { newRow } from '../support/rows.ts';

describe('previousOf', () => {
  it('finds the message of the same type and sender before a row', () => {
    const store = new MessageStore();
    for (const [type, sender] of [
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['a', 'x'],
      ['', 'x'],
    ] as const)
      store.append(newRow({ type, sender }));
    assert.deepEqual(
      [0, 1, 3, 4].map((row) => previousOf(store, row)),
      [undefined, undefined, 0, undefined],
    );
  });
});
