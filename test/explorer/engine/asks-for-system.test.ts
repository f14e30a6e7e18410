import assert from 'node:assert/strict';
import { asksForSystem } from '@parley/explorer';
import { shop } from '../bundle.ts';

describe('asksForSystem', () => {
  for (const query of [
    'is:system',
    'is:retained,system from:pricing',
    'is:dead-letter',
    'channel:a (valid:false or verdict:system)',
    'type:parley.health.v1',
    'topic:parley/v1/agents/#',
  ])
    it(`is so of ${query}`, () => {
      assert.equal(asksForSystem(query, shop), true);
    });

  for (const query of [
    '',
    'system',
    '-is:system',
    'is!=system',
    'is:retained',
    'valid:false',
    'type:shop.*',
    'topic:shop/#',
    '"is:system"',
  ])
    it(`is not so of ${query || 'no query'}`, () => {
      assert.equal(asksForSystem(query, shop), false);
    });

  it('knows the topics of a tenant', () => {
    const acme = { ...shop, tenant: 'acme' };
    assert.deepEqual(
      ['topic:acme/parley/v1/#', 'topic:parley/v1/#'].map((query) => asksForSystem(query, acme)),
      [true, false],
    );
  });
});
