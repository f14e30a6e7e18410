import assert from 'node:assert/strict';
import { captureFilters } from '@parley/explorer';
import { shop } from '../bundle.ts';

describe('captureFilters', () => {
  it('covers addresses and everything of the system', () => {
    assert.deepEqual(captureFilters(shop), ['shop/+/quote', 'shop/order', 'shop/prices', 'parley/v1/#']);
  });

  it('watches inboxes even without the rest of the system', () => {
    assert.ok(captureFilters(shop, { system: false }).includes('parley/v1/inbox/#'));
  });

  it('puts the tenant in front', () => {
    const filters = captureFilters({ ...shop, tenant: 'acme' });
    assert.ok(filters.every((filter) => filter.startsWith('acme/')));
  });

  it('leaves out what another filter holds', () => {
    assert.deepEqual(captureFilters(shop, { extra: ['shop/#'] }), ['parley/v1/#', 'shop/#']);
  });
});
