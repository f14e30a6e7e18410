import assert from 'node:assert/strict';
import { nearest } from '#cli/nearest.ts';

describe('nearest', () => {
  const known = ['order.placed', 'quote.request', 'quote.reply'];

  it('finds what was mistyped', () => {
    assert.equal(nearest('order.placd', known), 'order.placed');
    assert.equal(nearest('qoute.reply', known), 'quote.reply');
  });

  it('does not guess wildly', () => {
    assert.equal(nearest('fleet.alarm', known), undefined);
  });
});
