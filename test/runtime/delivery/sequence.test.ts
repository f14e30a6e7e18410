import assert from 'node:assert/strict';
import { Sequence } from '#runtime/delivery/sequence.ts';

describe('Sequence', () => {
  it('counts each topic by itself, from 1', () => {
    const sequence = new Sequence(7);
    assert.deepEqual([sequence.next('a'), sequence.next('a'), sequence.next('b')], ['7.1', '7.2', '7.1']);
  });

  it('begins a new epoch when there are too many topics', () => {
    const sequence = new Sequence(1);
    for (let index = 0; index <= 100_000; index += 1) sequence.next(`t${index}`);
    assert.equal(sequence.next('t0'), '2.1');
  });
});
