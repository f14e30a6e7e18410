import assert from 'node:assert/strict';
import { hashSchema, stripAnnotations } from '#toolchain/model/hash.ts';
import { sha256 } from '#toolchain/model/sha256.ts';

describe('stripAnnotations', () => {
  it('strips annotations wherever a schema stands', () => {
    const schema = {
      title: 'A',
      description: 'a',
      properties: { a: { default: 1, type: 'integer', deprecated: true } },
      anyOf: [{ $comment: 'b', const: 1 }],
      not: { examples: [1], const: 2 },
      $defs: { b: { title: 'B', type: 'null' } },
    };
    assert.deepEqual(stripAnnotations(schema), {
      properties: { a: { type: 'integer' } },
      anyOf: [{ const: 1 }],
      not: { const: 2 },
      $defs: { b: { type: 'null' } },
    });
  });

  it('leaves members and values that only share a name with an annotation', () => {
    const schema = {
      properties: { title: { type: 'string' }, default: true },
      required: ['title', 'description'],
      enum: [{ title: 'x', default: 1 }],
      const: { description: 'y' },
      'x-parley-note': { title: 'z' },
    };
    assert.deepEqual(stripAnnotations(schema), schema);
  });
});

describe('hashSchema', () => {
  it('is the SHA-256 of the canonical text', () => {
    assert.equal(hashSchema({ type: 'object', title: 'x' }), sha256('{"type":"object"}'));
    assert.equal(hashSchema(true), sha256('true'));
  });

  it('does not depend on the order of keys', () => {
    assert.equal(hashSchema({ a: 1, type: 'string' }), hashSchema({ type: 'string', a: 1 }));
  });
});
