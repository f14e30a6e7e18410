import assert from 'node:assert/strict';
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
});
