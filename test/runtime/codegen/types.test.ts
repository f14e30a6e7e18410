import assert from 'node:assert/strict';
import { construct, defineAgent, isConstructed } from '@parley/runtime/codegen';
import type { Bundle } from '@parley/schemas';

describe('construct', () => {
  it('makes a message that isConstructed knows', () => {
    const message = construct('part.v1', { id: 1 });
    assert.equal(message.type, 'part.v1');
    assert.deepEqual(message.data, { id: 1 });
    assert.equal(isConstructed(message), true);
  });

  it('cannot be taken for data that looks alike', () => {
    assert.equal(isConstructed({ type: 'part.v1', data: {} }), false);
    assert.equal(isConstructed(null), false);
    assert.equal(isConstructed('part.v1'), false);
    assert.equal(isConstructed(JSON.parse(JSON.stringify(construct('part.v1', {})))), false);
  });
});

describe('defineAgent', () => {
  it('needs no validators', () => {
    const bundle = {} as Bundle;
    assert.deepEqual(defineAgent('parts', bundle), { name: 'parts', bundle, validators: {} });
  });
});
