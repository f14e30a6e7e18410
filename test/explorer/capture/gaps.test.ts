import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createGapCounter } from '#explorer/capture/gaps.ts';

const see = (sequences: readonly string[], topic = 't', address?: string) => {
  const gaps = createGapCounter();
  for (const sequence of sequences) gaps.see({ sender: 's', sequence, ...(address && { address }) }, topic);
  return gaps.missed;
};

describe('createGapCounter', () => {
  const table: readonly (readonly [name: string, sequences: readonly string[], missed: number])[] = [
    ['nothing in an unbroken row', ['5.1', '5.2', '5.3'], 0],
    ['nothing before the first that was seen', ['5.40'], 0],
    ['what is left out', ['5.1', '5.4'], 2],
    ['nothing for one that comes again', ['5.1', '5.2', '5.1', '5.3'], 0],
    ['no more what came late', ['5.1', '5.6', '5.3', '5.5'], 2],
    ['what came late once', ['5.1', '5.4', '5.3', '5.3'], 1],
    ['nothing for a new life of the sender', ['5.9', '6.1'], 0],
  ];
  for (const [name, sequences, missed] of table) {
    it(`counts ${name}`, () => {
      assert.equal(see(sequences), missed);
    });
  }

  it('does not count messages that are handed on', () => {
    assert.equal(see(['5.1', '5.4'], 'inbox', 'shop/order'), 0);
  });

  it('adds up with what came, in whatever order: each number is either missing or not', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 2, max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(numbers, (arrived) => {
        const all = [1, ...arrived, 31];
        assert.equal(see(all.map((number) => `5.${String(number)}`)) + all.length, 31);
      }),
    );
  });
});
