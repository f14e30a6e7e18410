import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Contradiction } from '#toolchain/check/schema/contradiction/contradiction.ts';
import { findContradiction } from '#toolchain/check/schema/contradiction/find-contradiction.ts';
import { createSchemaRegistry } from '#toolchain/schema/registry.ts';
import { createSchemaValidator } from '#toolchain/schema/validator.ts';
import { randomInstance, randomSchema } from '../../../../support/random-schema.ts';

describe('findContradiction', () => {
  it('finds none in a schema by which something is valid', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.record({ root: randomSchema, a: randomSchema, b: randomSchema }),
        fc.array(randomInstance, { minLength: 30, maxLength: 30 }),
        ({ root, a, b }, instances) => {
          const whole = typeof root === 'object' && root !== null ? { ...root, $defs: { a, b } } : root;
          const contradiction = find(whole);
          if (contradiction === undefined) return;
          found++;
          const validator = createSchemaValidator(whole);
          const valid = instances.filter((candidate) => validator.validate(candidate).length === 0);
          assert.deepEqual(valid, [], contradiction.message);
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(found > 3, `${found} of the schemas have one`);
  });

  const contradictions: readonly (readonly [string, unknown])[] = [
    [
      'a type that a reference excludes',
      { $ref: '#/$defs/a', type: 'string', $defs: { a: { type: 'object' } } },
    ],
    ['limits in two branches', { type: 'number', allOf: [{ minimum: 5 }, { exclusiveMaximum: 5 }] }],
    ['no whole number between two limits', { type: 'integer', minimum: 1.2, maximum: 1.8 }],
    ['no multiple between two limits', { type: 'number', minimum: 11, maximum: 19, multipleOf: 10 }],
    ['the only number refused', { type: 'integer', minimum: 3, maximum: 3, not: { const: 3 } }],
    ['a format longer than maxLength', { type: 'string', format: 'uuid', maxLength: 35 }],
    ['a constant that the pattern refuses', { const: 'ab', pattern: '^b' }],
    ['a constant that the format refuses', { const: 'today', format: 'date' }],
    ['enums with nothing in common', { allOf: [{ enum: [1, 2] }, { enum: [3] }] }],
    [
      'a required member that another branch closes out',
      {
        type: 'object',
        required: ['x'],
        allOf: [{ properties: { a: {} }, additionalProperties: false }],
      },
    ],
    [
      'a required member of two types',
      {
        type: 'object',
        required: ['x'],
        properties: { x: { type: 'string' } },
        allOf: [{ properties: { x: { type: 'integer' } } }],
      },
    ],
    [
      'a member that another one needs',
      {
        type: 'object',
        required: ['x'],
        dependentRequired: { x: ['y'] },
        properties: { y: false },
      },
    ],
    [
      'what depends on a required member',
      {
        type: 'object',
        required: ['x'],
        dependentSchemas: { x: { properties: { x: false } } },
      },
    ],
    [
      'a name that propertyNames refuses',
      { type: 'object', required: ['x'], propertyNames: { minLength: 2 } },
    ],
    ['more required members than allowed', { type: 'object', required: ['a', 'b'], maxProperties: 1 }],
    [
      'more members than names',
      {
        type: 'object',
        minProperties: 2,
        properties: { a: {} },
        additionalProperties: false,
      },
    ],
    ['required and excluded', { type: 'object', required: ['a'], not: { required: ['a'] } }],
    ['an excluded type', { type: 'string', not: { type: 'string' } }],
    ['not of everything', { not: {} }],
    [
      'branches of which none fits',
      { type: 'string', anyOf: [{ type: 'null' }, { minLength: 2, maxLength: 1 }] },
    ],
    ['branches of oneOf of which none fits', { type: 'object', oneOf: [{ type: 'null' }, false] }],
    [
      'what contains wants and items refuses',
      { type: 'array', items: { type: 'null' }, contains: { type: 'string' } },
    ],
    ['more items than maxItems by contains', { type: 'array', contains: {}, minContains: 2, maxItems: 1 }],
    ['fewer by maxContains', { type: 'array', contains: {}, minContains: 2, maxContains: 1 }],
    [
      'more different items than values',
      { type: 'array', uniqueItems: true, minItems: 3, items: { enum: [1, 2, 1] } },
    ],
    ['no room after prefixItems', { type: 'array', prefixItems: [{}], items: false, minItems: 2 }],
    [
      'a member that is the schema itself, without end',
      { type: 'object', required: ['next'], properties: { next: { $ref: '#' } } },
    ],
  ];
  for (const [about, contradicting] of contradictions) {
    it(`finds ${about}`, () => {
      assert.ok(find(contradicting));
    });
  }

  const sound: readonly (readonly [string, unknown])[] = [
    ['another type', { required: ['a'], properties: { a: false } }],
    [
      'an optional member',
      { type: 'object', properties: { a: false, b: { type: 'string', maxLength: -1 } } },
    ],
    [
      'an end to the recursion',
      {
        type: 'object',
        required: ['next'],
        properties: { next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } },
      },
    ],
    ['an empty list', { type: 'array', items: { $ref: '#' } }],
    ['one of the types', { type: ['integer', 'null'], minimum: 2, maximum: 1 }],
    ['an integer that is a number', { type: 'number', allOf: [{ type: 'integer' }] }],
    [
      'members that nothing else has looked at',
      { type: 'object', required: ['a'], unevaluatedProperties: true },
    ],
  ];
  for (const [about, satisfiable] of sound) {
    it(`finds nothing where there is ${about}`, () => {
      assert.equal(find(satisfiable), undefined);
    });
  }
});

function find(root: unknown): Contradiction | undefined {
  const registry = createSchemaRegistry({
    find: (path) => (path === '' ? { path, value: root } : undefined),
    paths: () => [''],
  });
  const location = registry.locate('');
  return location && findContradiction(registry, location);
}
