import assert from 'node:assert/strict';
import { type Field, fieldOf, variantFor } from '../../../../../explorer/page/src/publish/form/field.ts';

const kindOf = (schema: unknown, root = schema) => fieldOf(schema, root).kind;

function membersOf(schema: unknown): readonly string[] {
  const field: Field = fieldOf(schema, schema);
  assert.ok(field.kind === 'object', field.kind);
  return field.members.map(({ name, isRequired }) => (isRequired ? `${name}*` : name));
}

describe('fieldOf', () => {
  for (const [kind, schema] of [
    ['text', { type: 'string' }],
    ['number', { type: 'integer', minimum: 1 }],
    ['boolean', { type: 'boolean' }],
    ['choice', { enum: ['a', 2, null] }],
    ['const', { const: 'on' }],
    ['object', { properties: { a: {} } }],
    ['list', { type: 'array', items: { type: 'string' } }],
    ['variants', { oneOf: [{ type: 'string' }, { type: 'null' }] }],
    ['variants', { type: ['string', 'null'] }],
    // What no form fits is written as JSON.
    ['json', true],
    ['json', {}],
    ['json', { type: 'object', additionalProperties: { type: 'number' } }],
    ['json', { type: 'array', prefixItems: [{}], items: false }],
    ['json', { type: 'array' }],
    ['json', { not: { type: 'string' } }],
    ['json', { $ref: 'elsewhere.json' }],
  ] as const) {
    it(`makes ${kind} of ${JSON.stringify(schema)}`, () => {
      assert.equal(kindOf(schema), kind);
    });
  }

  it('shows first what is required', () => {
    assert.deepEqual(membersOf({ properties: { a: {}, b: {}, c: {} }, required: ['c'] }), ['c*', 'a', 'b']);
  });

  it('follows references, and puts the parts of allOf together', () => {
    const schema = {
      $ref: '#/$defs/whole',
      $defs: {
        whole: { allOf: [{ $ref: '#/$defs/base' }], properties: { own: {} }, required: ['own'] },
        base: { properties: { id: {} }, required: ['id'] },
      },
    };
    assert.deepEqual(membersOf(schema), ['id*', 'own*']);
  });

  it('ends in a reference to itself, and in depth', () => {
    const loop = { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } };
    assert.equal(kindOf(loop), 'json');
    const tree = { properties: { next: { $ref: '#' } } };
    assert.equal(fieldOf(tree, tree, 5).kind, 'object');
    assert.equal(fieldOf(tree, tree, 6).kind, 'json');
  });

  it('says in few signs what a value looks like', () => {
    const hints = [
      { type: 'number', minimum: 0, exclusiveMaximum: 1 },
      { type: 'string', format: 'date-time' },
      { type: 'string', pattern: '^VH-' },
    ].map((schema) => fieldOf(schema, schema).hint);
    assert.deepEqual(hints, ['≥ 0, < 1', '2026-01-31T08:30:00Z', '^VH-']);
  });

  it('names variants by title, by the value only they have, by name', () => {
    const root = {
      oneOf: [
        { title: 'A circle', type: 'object' },
        { properties: { kind: { const: 'square' } } },
        { $ref: '#/$defs/point' },
        { type: 'null' },
        true,
      ],
      $defs: { point: { type: 'array', items: {} } },
    };
    const field = fieldOf(root, root);
    assert.ok(field.kind === 'variants');
    assert.deepEqual(
      field.variants.map(({ label }) => label),
      ['A circle', 'square', 'point', 'null', 'Variant 5'],
    );
  });
});

describe('variantFor', () => {
  const variants = [
    { label: 'a', schema: { properties: { kind: { const: 'a' }, x: {} }, required: ['kind'] } },
    { label: 'b', schema: { properties: { kind: { const: 'b' }, y: {} }, required: ['kind'] } },
    { label: 'text', schema: { type: 'string' } },
  ];
  for (const [value, label] of [
    [{ kind: 'b' }, 'b'],
    [{ kind: 'b', x: 1 }, 'b'],
    [{ kind: 'a', y: 1 }, 'a'],
    ['word', 'text'],
  ] as const) {
    it(`takes ${JSON.stringify(value)} for ${label}`, () => {
      assert.equal(variants[variantFor(variants, {}, value)]?.label, label);
    });
  }
});
