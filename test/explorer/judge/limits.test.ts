import assert from 'node:assert/strict';
import { createJudge } from '@parley/explorer';
import type { Bundle, BundleChannel } from '@parley/schemas';
import { bytes, event, shop } from '../bundle.ts';

const nowMs = Date.parse('2026-01-01T00:00:00Z');

/** The shop with other limits on its orders. */
function shopWith(limits: Partial<BundleChannel>): Bundle {
  const { 'order.placed': orders, ...others } = shop.channels;
  assert.ok(orders);
  return { ...shop, channels: { ...others, 'order.placed': { ...orders, ...limits } } };
}

function verdicts(bundle: Bundle, value: unknown) {
  return createJudge(bundle)
    .judge({ topic: 'shop/order', payload: bytes(value) }, nowMs)
    .map(({ verdict }) => verdict);
}

const order = event('shop.order.v1', { note: 'x'.repeat(200) });
const size = bytes(order).length;

describe('limitFault', () => {
  it('finds what is larger than its channel allows, to the byte', () => {
    assert.deepEqual(verdicts(shopWith({ maxBytes: size }), order), [{ kind: 'valid' }]);
    assert.deepEqual(verdicts(shopWith({ maxBytes: size - 1 }), order), [
      { kind: 'over-limit', reason: `${String(size)} bytes; order.placed allows ${String(size - 1)}` },
    ]);
  });

  it('measures each entry of a batch, not the batch (REQ-BATCH-12)', () => {
    const small = event('shop.order.v1', {});
    const found = verdicts(shopWith({ maxBytes: size }), [
      order,
      small,
      { ...order, subject: 'y'.repeat(90) },
    ]);
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['valid', 'valid', 'over-limit'],
    );
  });

  it('finds what was handed on more often than its channel allows', () => {
    const handedOn = (hops: number) => verdicts(shopWith({ hops: 2 }), { ...order, hops })[0];
    assert.deepEqual(handedOn(2), { kind: 'valid' });
    assert.deepEqual(handedOn(3), { kind: 'over-limit', reason: '3 hops; order.placed allows 2' });
  });
});
