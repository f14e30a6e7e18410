import assert from 'node:assert/strict';
import { knownMembers } from '#explorer/drift/known-members.ts';

const text = { type: 'string' };

describe('what a schema names', () => {
  it('is found through references, alternatives and conditions', () => {
    const node = knownMembers({
      $ref: '#/$defs/base',
      allOf: [{ properties: { b: text } }],
      anyOf: [{ properties: { c: text } }, { $ref: '#/$defs/other' }],
      if: { properties: { kind: { const: 1 } } },
      then: { properties: { d: text } },
      $defs: {
        base: { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/a~1b' } } },
        'a/b': { properties: { deep: text } },
        other: { properties: { e: text } },
      },
    });
    assert.deepEqual([...node.names].sort(), ['a', 'b', 'c', 'd', 'e', 'kind']);
    assert.deepEqual([...node.required], ['a']);
    assert.deepEqual([...(node.member('a')?.names ?? [])], ['deep']);
    assert.equal(node.member('nobody'), undefined);
  });

  it('ends where a schema refers to itself', () => {
    const node = knownMembers({
      type: 'object',
      properties: { next: { $ref: '#' } },
      allOf: [{ $ref: '#' }],
    });
    assert.deepEqual([...(node.member('next')?.member('next')?.names ?? [])], ['next']);
  });

  it('has one place for all members of a map, however many names come', () => {
    const node = knownMembers({
      type: 'object',
      properties: { id: text },
      patternProperties: { '^x-': { properties: { y: text } } },
      additionalProperties: { type: 'object', properties: { z: text } },
    });
    assert.equal(node.member('one'), node.member('two'));
    assert.equal(node.member('x-1'), node.member('x-2'));
    assert.notEqual(node.member('one'), node.member('x-1'));
    assert.deepEqual([...(node.member('toString')?.names ?? [])], ['z']);
  });

  it('is nothing where a schema takes anything', () => {
    assert.equal(knownMembers(true).isListed, false);
    assert.equal(knownMembers({}).isListed, false);
    assert.equal(knownMembers({ type: ['object', 'null'] }).isListed, true);
    assert.equal(knownMembers({ additionalProperties: text }).isListed, false);
  });

  it('goes into lists, with and without places of their own', () => {
    const node = knownMembers({
      items: { properties: { a: text } },
      prefixItems: [{ properties: { b: text } }],
    });
    assert.deepEqual([...(node.items?.names ?? [])], ['a', 'b']);
  });
});
